import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Actor } from "../db/actor.ts";
import type { House } from "../mocca/verb.ts";
import { liveVisit } from "./live-visit.ts";
import { ownNames } from "./own-hosts.ts";

/** Takes over a connection that asked to become a WebSocket. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;

export const livePath = "/api/v1/live";

const largestMessage = 64 * 1024;
/** Pages that one person may have open. */
const mostOpen = 30;

/**
 * `GET /api/v1/live`: the pages' WebSocket. It takes a console session's cookie and our pages' Origin on
 * one of our own hosts; 401 and 403 otherwise, 429 with thirty open. Once `closing` is aborted, everybody
 * is sent away.
 */
export function liveDoor(
  house: House,
  who: (request: Request) => Promise<Actor | undefined>,
  closing: AbortSignal,
): Upgrade {
  const { baseUrl } = house.platform.config;
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const visitors = new Map<WebSocket, string>();
  closing.addEventListener("abort", () => {
    for (const socket of server.clients) socket.close(1001, "Mocca is stopping");
  });
  return async (incoming, socket, head) => {
    socket.on("error", () => socket.destroy());
    const { headers } = incoming;
    if (closing.aborted || !ours(headers, baseUrl)) return refuse(socket, "403 Forbidden");
    const cookie = new Headers({ cookie: headers.cookie ?? "" });
    const request = new Request(new URL(livePath, baseUrl), { headers: cookie });
    const actor = await who(request);
    if (actor?.via !== "console") return refuse(socket, "401 Unauthorized");
    const { id } = actor.person;
    if ([...visitors.values()].filter((one) => one === id).length >= mostOpen)
      return refuse(socket, "429 Too Many Requests");
    server.handleUpgrade(incoming, socket, head, (opened) => {
      visitors.set(opened, id);
      opened.once("close", () => visitors.delete(opened));
      liveVisit(house, opened, actor, () => who(request));
    });
  };
}

/** From our own pages, which are all at the base URL, and on one of our own hosts. */
function ours({ host = "", origin = "" }: IncomingMessage["headers"], baseUrl: string): boolean {
  const asked = URL.parse(`http://${host}`);
  const known = asked !== null && ownNames(baseUrl).has(asked.hostname);
  return known && origin === new URL(baseUrl).origin;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
