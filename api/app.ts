import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import type { House } from "../mocca/verb.ts";
import { certs } from "./access/certs.ts";
import { accessSignIn } from "./access/sign-in.ts";
import { mountSignIn } from "./auth/mount-sign-in.ts";
import { whoAsks } from "./auth/who-asks.ts";
import { bodyWithin } from "./body-within.ts";
import { answerError } from "./errors.ts";
import { ownHosts } from "./own-hosts.ts";
import { type Pages, pageRoutes } from "./page-routes.ts";
import { deployWebhook } from "./routes/deploy-webhook.ts";
import { healthz } from "./routes/healthz.ts";
import { type SayDoor, say } from "./routes/say.ts";
import { sameOrigin } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { mountApi } from "./v1/mount-api.ts";
import { noRoute } from "./v1/no-route.ts";

export type Doors = {
  house: House;
  /** Git over HTTP; absent where this process has no repositories. */
  git?: (request: Request, address: string) => Promise<Response>;
  /** The terminal's door; absent where there is no `server.json` to prove oneself by. */
  say?: SayDoor;
  /** The browser's pages; absent where none were built. */
  pages?: Pages;
};

const httpInfo = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }),
});

const kilobyte = 1024;

/** Everything that Mocca answers on its own hosts. */
export function createApp({ house, git, say: door, pages }: Doors): Hono {
  const { baseUrl } = house.platform.config;
  const app = new Hono();
  app.use(securityHeaders(baseUrl));
  app.onError((error, c) => answerError(house.platform, error, c));
  app.notFound(noRoute);
  app.get("/healthz", (c) => healthz(house.platform, c));
  app.use(ownHosts(baseUrl));
  if (git !== undefined) app.all("/git/*", (c) => git(c.req.raw, address(c.env)));
  app.use("/api/*", noStore, sameOrigin(baseUrl));
  app.use("/api/auth/*", bodyWithin(64 * kilobyte));
  app.use(bodyWithin(1024 * kilobyte));
  app.post("/webhooks/deploys/:environment", (c) => deployWebhook(house, c));
  if (door !== undefined) app.post("/api/v1/say", (c) => say(house, door, c));
  app.get("/access/sign-in", (c) => accessSignIn(house, whoAsks, c));
  app.get("/cdn-cgi/access/certs", (c) => certs(house.platform, c));
  mountSignIn(app, house, (c) => address(c.env));
  mountApi(app, house);
  if (pages !== undefined) app.get("*", pageRoutes(baseUrl, pages));
  app.get("/", (c) => c.text("Mocca is running. Talk to it with: npm run say\n"));
  return app;
}

const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("cache-control", "no-store");
};

/** The address of the one who asks; a proxy in front would need to be trusted by name. */
function address(env: unknown): string {
  const info = httpInfo.safeParse(env);
  return info.success ? info.data.incoming.socket.remoteAddress : "unknown";
}
