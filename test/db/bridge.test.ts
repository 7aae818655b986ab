import { connect, createServer, type Server, type Socket } from "node:net";
import { neonConfig, Pool } from "@neondatabase/serverless";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Bridge, startBridge } from "../../db/bridge.ts";
import { type TestDatabase, testDatabase } from "../database.ts";

let database: TestDatabase;
let bridge: Bridge;

beforeAll(async () => {
  database = await testDatabase();
  const { hostname, port } = new URL(database.url);
  bridge = await startBridge({ host: hostname, port: Number(port) });
  neonConfig.webSocketConstructor = WebSocket;
  neonConfig.wsProxy = () => bridge.address;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
  neonConfig.pipelineTLS = false;
  neonConfig.forceDisablePgSSL = true;
});

afterAll(async () => {
  await bridge.close();
  await database.close();
});

test("a query and a transaction come through the bridge", async () => {
  const pool = new Pool({ connectionString: database.url });
  const client = await pool.connect();
  await client.query("create table kept (value text)");
  await client.query("begin");
  await client.query("insert into kept values ('rolled back')");
  await client.query("rollback");
  await client.query("insert into kept values ('kept')");
  const { rows } = await client.query("select value from kept");
  expect(rows).toEqual([{ value: "kept" }]);
  client.release();
  await pool.end();
});

test("wherever the client asks to go, it reaches the one database", async () => {
  const elsewhere = new URL(database.url);
  elsewhere.hostname = "db.example.com";
  elsewhere.port = "1";
  const pool = new Pool({ connectionString: elsewhere.href });
  const { rows } = await pool.query("select current_database() as name");
  expect(rows[0].name).toBe(new URL(database.url).pathname.slice(1));
  await pool.end();
});

test("twenty megabytes go in and come back", async () => {
  const pool = new Pool({ connectionString: database.url });
  const value = "x".repeat(20_000_000);
  const { rows } = await pool.query("select $1::text as value", [value]);
  expect(rows[0].value === value).toBe(true);
  await pool.end();
});

test("a database that ends the connection ends the client's, and the other way round", async () => {
  const pool = new Pool({ connectionString: database.url });
  pool.on("error", () => undefined);
  const client = await pool.connect();
  // The end is told twice: by the database, then by the connection that closes.
  const ended = new Promise((resolve) => client.on("error", resolve));
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const other = new Pool({ connectionString: database.url });
  other.on("error", () => undefined);
  await other.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await ended;
  client.release(true);
  await pool.end();

  const leaving = new Pool({ connectionString: database.url });
  const { rows: mine } = await leaving.query("select pg_backend_pid() as pid");
  await leaving.end();
  await expect
    .poll(async () => {
      const left = await other.query("select from pg_stat_activity where pid = $1", [mine[0].pid]);
      return left.rowCount;
    })
    .toBe(0);
  await other.end();
});

test("a page in a browser is refused", async () => {
  const socket = new WebSocket(`ws://${bridge.address}/v2`, { origin: "https://example.com" });
  const failure = await new Promise<Error>((resolve) => socket.once("error", resolve));
  expect(failure.message).toContain("403");
});

test("one source waits for its own connections and leaves the others' alone", async () => {
  const { hostname, port } = new URL(database.url);
  const narrow = await startBridge(
    { host: hostname, port: Number(port) },
    { most: 2, patience: 300 },
  );
  const open = (source: string) =>
    new Promise<WebSocket | Error>((resolve) => {
      const socket = new WebSocket(`ws://${narrow.address}/`, {
        headers: { "Mocca-Source": source },
      });
      socket.once("open", () => resolve(socket));
      socket.once("error", resolve);
    });
  const first = await open("a");
  await open("a");
  expect(await open("b")).toBeInstanceOf(WebSocket);
  expect(await open("a")).toBeInstanceOf(Error);
  const waiting = open("a");
  if (first instanceof WebSocket) first.close();
  expect(await waiting).toBeInstanceOf(WebSocket);
  await narrow.close();
});

test("a client that does not read keeps the database from sending on", async () => {
  let sent = 0;
  const flood = await listen((socket) => {
    socket.on("error", () => undefined);
    const more = () => {
      while (socket.writable && sent < 500_000_000) {
        sent += 1_000_000;
        if (!socket.write(Buffer.alloc(1_000_000))) return;
      }
    };
    socket.on("drain", more);
    more();
  });
  const address = flood.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const slow = await startBridge({ host: "127.0.0.1", port: address.port });
  const [host = "", port] = slow.address.split(":");
  const client = connect(Number(port), host);
  client.write(
    "GET / HTTP/1.1\r\nHost: bridge\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  let before = -1;
  await expect
    .poll(
      () => {
        const still = sent > 0 && sent === before;
        before = sent;
        return still;
      },
      { interval: 300, timeout: 10_000 },
    )
    .toBe(true);
  expect(sent).toBeLessThan(100_000_000);
  client.destroy();
  await slow.close();
  flood.close();
});

async function listen(onConnection: (socket: Socket) => void): Promise<Server> {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
