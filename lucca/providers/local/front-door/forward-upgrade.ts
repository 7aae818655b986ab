import { request as ask, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Destination, type Outcome, pathOf } from "./forward.ts";
import { endToEnd, pairs, unframed } from "./headers.ts";

/** Hands a client's connection over to a worker as a WebSocket; ends when both have closed. */
export function forwardUpgrade(
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
  to: Destination,
): Promise<Outcome> {
  if (client.destroyed) return Promise.resolve("answered");
  const upstream = ask({
    host: "127.0.0.1",
    port: to.port,
    method: request.method ?? "GET",
    path: pathOf(request),
    agent: false,
    headers: [
      ...unframed(to.headers),
      ...["Connection", "Upgrade", "Upgrade", request.headers.upgrade ?? ""],
    ],
  });
  client.once("close", () => upstream.destroy());

  return new Promise((resolve) => {
    upstream.once("upgrade", (answer, worker, first) => {
      client.write(headOf(101, answer.statusMessage ?? "", answer.rawHeaders));
      client.write(first);
      worker.write(head);
      worker.on("error", () => client.destroy());
      worker.once("close", () => client.destroy());
      client.once("close", () => {
        worker.destroy();
        resolve("answered");
      });
      client.pipe(worker).pipe(client);
    });
    // The worker did not take the connection over: its plain answer goes to the client.
    upstream.once("response", (answer) => {
      const { statusCode = 502, statusMessage = "", rawHeaders } = answer;
      client.write(
        headOf(statusCode, statusMessage, [...endToEnd(rawHeaders), "Connection", "close"]),
      );
      answer.on("error", () => client.destroy());
      answer.once("close", () => resolve("answered"));
      answer.pipe(client);
    });
    upstream.once("error", () => resolve(client.destroyed ? "answered" : "untouched"));
    upstream.end();
  });
}

/** The first lines of an answer, as they go over a bare connection. */
export function headOf(status: number, reason: string, headers: readonly string[]): string {
  const lines = pairs(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP/1.1 ${status} ${reason}`, ...lines].join("\r\n")}\r\n\r\n`;
}
