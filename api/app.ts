import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { House } from "../mocca/verb.ts";
import { answerError, notFound } from "./errors.ts";
import { ownHosts } from "./own-hosts.ts";
import { deployWebhook } from "./routes/deploy-webhook.ts";
import { healthz } from "./routes/healthz.ts";
import { type SayDoor, say } from "./routes/say.ts";

export type Doors = {
  house: House;
  /** Git over HTTP; absent where this process has no repositories. */
  git?: (request: Request, address: string) => Promise<Response>;
  /** The terminal's door; absent where there is no `server.json` to prove oneself by. */
  say?: SayDoor;
};

const httpInfo = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }),
});

const largestBody = 1024 * 1024;

/** Everything that Mocca answers on its own hosts. */
export function createApp({ house, git, say: door }: Doors): Hono {
  const app = new Hono();
  app.onError((error, c) => answerError(house.platform, error, c));
  app.notFound((c) => notFound(c));
  app.get("/healthz", (c) => healthz(house.platform, c));
  app.use(ownHosts(house.platform.config.baseUrl));
  if (git !== undefined) app.all("/git/*", (c) => git(c.req.raw, address(c.env)));
  app.use(bodyLimit({ maxSize: largestBody }));
  app.post("/webhooks/deploys/:environment", (c) => deployWebhook(house, c));
  if (door !== undefined) app.post("/api/v1/say", (c) => say(house, door, c));
  app.get("/", (c) => c.text("Mocca is running. Talk to it with: npm run say\n"));
  return app;
}

/** The address of the one who asks; a proxy in front would need to be trusted by name. */
function address(env: unknown): string {
  const info = httpInfo.safeParse(env);
  return info.success ? info.data.incoming.socket.remoteAddress : "unknown";
}
