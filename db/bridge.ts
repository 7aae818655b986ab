import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Duplex, pipeline } from "node:stream";
import { createWebSocketStream, type WebSocket, WebSocketServer } from "ws";
import { type Turns, turns } from "./bridge-turns.ts";

export type Bridge = {
  /** What `@neondatabase/serverless` gets as its `wsProxy`: `127.0.0.1:PORT`. */
  address: string;
  close(): Promise<void>;
};

/** The header by which the front of a worker says which environment a connection is from. */
export const sourceHeader = "Mocca-Source";

/**
 * Opens the way from a Worker, which has WebSockets only, to one PostgreSQL: bytes in messages, both
 * ways, on loopback. `host` is a name, an address or the folder of its Unix socket. Where the client
 * asks to go is ignored. One source has at most `most` connections (20); further ones wait for
 * `patience` ms (10 s) and are then refused with 503. A page in a browser is refused with 403.
 */
export async function startBridge(
  database: { host: string; port: number },
  { most = 20, patience = 10_000 } = {},
): Promise<Bridge> {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const sources = new Map<string, Turns>();
  const open = new Set<Duplex>();
  const server = createServer((_, response) => response.writeHead(426).end());

  server.on("upgrade", async (request, socket, head) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => open.delete(socket));
    if (request.headers.origin !== undefined) return refuse(socket, "403 Forbidden");
    const source = String(request.headers[sourceHeader.toLowerCase()] ?? "");
    const queue = sources.get(source) ?? turns(most, patience);
    sources.set(source, queue);
    const leave = await queue.enter();
    if (leave === undefined) return refuse(socket, "503 Service Unavailable");
    if (socket.destroyed) return leave();
    socket.once("close", leave);
    sockets.handleUpgrade(request, socket, head, (client) => join(client, database));
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address and a port.
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    async close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Carries bytes both ways, each side waiting for the other, until either has closed. */
function join(client: WebSocket, { host, port }: { host: string; port: number }): void {
  const database = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  database.setNoDelay(true);
  const stream = createWebSocketStream(client);
  pipeline(stream, database, stream, () => {
    database.destroy();
    client.terminate();
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}
