import { once } from "node:events";
import { createServer, type Server, type ServerOptions } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { Refusal } from "../db/refusal.ts";
import type { FrontDoor } from "../lucca/providers/local/front-door/front-door.ts";
import { livePath, type Upgrade } from "./live.ts";

export type Listening = {
  port: number;
  /** From now on requests are answered: environments by the front door, the rest by the app and `live`. */
  open(
    app: { fetch(request: Request, env: unknown): Response | Promise<Response> },
    door: FrontDoor | undefined,
    live?: Upgrade,
  ): void;
  /** Takes no new connection and waits for the requests that are out, up to `graceMs`. */
  close(graceMs: number): Promise<void>;
};

/** A long push or upload ends by its own limits, not by Node's five minutes. */
const options: ServerOptions = {
  requestTimeout: 0,
  shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === "websocket",
};

/** Takes the port at once, so that a second start is refused early; until `open` it answers 503. */
export async function listen(host: string, port: number): Promise<Listening> {
  const server = createServer(options, (_request, response) =>
    response.writeHead(503, { "retry-after": "1" }).end(),
  );
  const upgraded = new Set<Duplex>();
  server.listen(port, host);
  // The address may be in use by anybody.
  try {
    await once(server, "listening");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new Refusal(
      "unavailable",
      `Mocca did not start: ${host}:${port} cannot be listened on (${reason}).`,
      "Stop what uses it, or set PORT to another one.",
    );
  }
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    open(app, door, live) {
      const listener = getRequestListener((request, env) => app.fetch(request, env));
      server.removeAllListeners("request");
      server.on("request", async (request, response) => {
        const taken = await door?.request(request, response).catch(() => {
          response.destroy();
          return true;
        });
        if (taken === undefined) await listener(request, response);
      });
      server.on("upgrade", async (request, socket, head) => {
        upgraded.add(socket);
        socket.once("close", () => upgraded.delete(socket));
        const taken = await door?.upgrade(request, socket, head).catch(() => undefined);
        if (taken !== undefined) return;
        if (live === undefined || request.url !== livePath) socket.destroy();
        else await live(request, socket, head).catch(() => socket.destroy());
      });
    },
    close: (graceMs) => close(server, upgraded, graceMs),
  };
}

/** Safe to call again: a server that has closed is done with. */
async function close(server: Server, upgraded: Set<Duplex>, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  for (const socket of upgraded) socket.destroy();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
