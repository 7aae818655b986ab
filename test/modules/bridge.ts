import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { WebSocketServer } from "ws";

/** A WebSocket on loopback that leads to the PostgreSQL of `databaseUrl`. */
export async function bridgeTo(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => {
    const database = connect(Number(port), hostname);
    database.on("data", (bytes) => socket.send(bytes));
    database.on("close", () => socket.close());
    database.on("error", () => socket.close());
    socket.on("message", (bytes) => database.write(bytes as Buffer)); // ws hands binary frames as buffers
    socket.on("close", () => database.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on TCP has an address with a port.
  const { port: own } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${own}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.close();
      await once(server, "close");
    },
  };
}
