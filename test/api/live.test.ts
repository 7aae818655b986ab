import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { whoAsks } from "../../api/auth/who-asks.ts";
import { type Listening, listen } from "../../api/listen.ts";
import { liveDoor } from "../../api/live.ts";
import { openSockets } from "../../api/sockets.ts";
import { membership, session } from "../../db/schema.ts";
import { type Console, consoleHouse } from "../bot/console/console.ts";
import { signedIn } from "./signed-in.ts";

let all: Console;
let server: Listening;
let closing: AbortController;
const opened: WebSocket[] = [];

beforeEach(async () => {
  all = await consoleHouse();
  const { platform } = all.house;
  // The real thing: a wake goes through PostgreSQL.
  platform.sockets = await openSockets(platform.database);
  closing = new AbortController();
  server = await listen("127.0.0.1", 0);
  const live = liveDoor(all.house, (request) => whoAsks(all.house, request), closing.signal);
  server.open({ fetch: () => new Response("app") }, undefined, live);
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate();
  await server.close(0);
  await all.close();
});

type Headers = Record<string, string>;
const headersOf = async (who: Console["ian"]): Promise<Headers> => ({
  ...(await signedIn(all.house, { via: "terminal", person: who.person })),
  host: "localhost:8787",
});

/** A page's socket, with what it was told so far. */
async function connect(headers: Headers, join: string[]) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/live`, { headers });
  opened.push(socket);
  const woken: string[] = [];
  socket.on("message", (data) => woken.push(JSON.parse(String(data)).woken));
  await once(socket, "open");
  socket.send(JSON.stringify({ join }));
  for (const room of join) await vi.waitFor(() => expect(woken).toContain(room));
  return { socket, woken };
}

/** The status that a socket is refused with; none when the connection is cut. */
async function refused(headers: Headers, path = "/api/v1/live"): Promise<number | undefined> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
  opened.push(socket);
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  socket.on("unexpected-response", (_request, answer) => resolve(answer.statusCode));
  socket.on("error", () => resolve(undefined));
  return promise;
}

test("two people see the same at once, and a page that was away reads what it missed, once", async () => {
  const { threadId } = await all.roomOf(all.ian, "Everybody");
  const room = `thread:${threadId}`;
  const ian = await connect(await headersOf(all.ian), ["team", room]);
  const mia = await connect(await headersOf(all.mia), [room]);
  const before = ian.woken.length;
  let cursor = 0;
  const seen: string[] = [];
  const reads = async () => {
    const page = await all.read(all.mia, threadId, { after: cursor });
    cursor = page.cursor;
    seen.push(...page.messages.map(({ body }) => body.text));
  };
  await all.says(all.ian, threadId, "One");
  await vi.waitFor(() => expect(ian.woken.length).toBeGreaterThan(before));
  await vi.waitFor(() => expect(mia.woken.length).toBeGreaterThan(1));
  await reads();
  mia.socket.terminate();
  await all.says(all.ian, threadId, "Two");
  await all.says(all.ian, threadId, "Three");
  await connect(await headersOf(all.mia), [room]);
  await reads();
  await reads();
  expect(seen).toEqual(["One", "Two", "Three"]);
});

test("a change in the house wakes the team", async () => {
  const { woken } = await connect(await headersOf(all.mia), ["team"]);
  const { threadId } = await all.roomOf(all.ian, "Panna");
  await all.says(all.ian, threadId, "/provision");
  await all.settle();
  await vi.waitFor(() => expect(woken.length).toBeGreaterThan(1));
});

test("no page hears a room that its person may not enter, or may not any more", async () => {
  const pat = await all.join("Pat", "member", "panna");
  const panna = await all.roomOf(pat, "Panna");
  const room = `thread:${panna.threadId}`;
  const here = await connect(await headersOf(pat), ["team", room]);
  const mia = await connect(await headersOf(all.mia), ["team"]);
  mia.socket.send(JSON.stringify({ join: [room, "thread:nothing", "secrets"] }));
  await all.house.platform.withDb((db) =>
    db.delete(membership).where(eq(membership.personId, pat.person.id)),
  );
  await all.house.platform.sockets.publish("team");
  // Each check after a change in the house comes within a second or two.
  await vi.waitFor(
    async () => {
      here.woken.length = 0;
      await all.house.platform.sockets.publish(room);
      await all.house.platform.sockets.publish("team");
      await vi.waitFor(() => expect(here.woken).toContain("team"));
      expect(here.woken).not.toContain(room);
    },
    { timeout: 5_000 },
  );
  expect(mia.woken).not.toContain(room);
});

test("a socket of a session that was revoked is closed within seconds", async () => {
  const { socket } = await connect(await headersOf(all.mia), ["team"]);
  const closed = once(socket, "close");
  await all.house.platform.withDb((db) =>
    db.delete(session).where(eq(session.personId, all.mia.person.id)),
  );
  await all.house.platform.sockets.publish("team");
  expect((await closed)[0]).toBe(4401);
});

test("strangers, foreign pages and other hosts get no socket", async () => {
  const mine = await headersOf(all.ian);
  const { cookie: _, ...nobody } = mine;
  const { origin: __, ...nowhere } = mine;
  expect(await refused(nobody)).toBe(401);
  expect(await refused({ ...mine, cookie: `${mine["cookie"]}x` })).toBe(401);
  expect(await refused(nowhere)).toBe(403);
  expect(await refused({ ...mine, origin: "http://panna.localhost:8787" })).toBe(403);
  const evil = { host: "evil.example", origin: "http://evil.example" };
  expect(await refused({ ...mine, ...evil })).toBe(403);
  expect(await refused(mine, "/api/v1/other")).toBeUndefined();
  expect((await connect(mine, ["team"])).socket.readyState).toBe(WebSocket.OPEN);
});

test("one person has thirty pages open at most, and the others theirs", async () => {
  const [ian, mia] = [await headersOf(all.ian), await headersOf(all.mia)];
  await Promise.all(Array.from({ length: 30 }, () => connect(ian, [])));
  expect(await refused(ian)).toBe(429);
  const other = await connect(mia, []);
  other.socket.close();
  await once(other.socket, "close");
  const [first] = opened;
  first?.close();
  await vi.waitFor(async () => {
    const { socket } = await connect(ian, []);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });
});

test("what is not understood, or too long, ends the visit", async () => {
  const mine = await headersOf(all.ian);
  for (const [words, code] of [
    ["hello", 1008],
    [JSON.stringify({ join: Array.from({ length: 301 }, () => randomUUID()) }), 1008],
    ["x".repeat(70_000), 1009],
  ] as const) {
    const { socket } = await connect(mine, []);
    const closed = once(socket, "close");
    socket.send(words);
    expect((await closed)[0]).toBe(code);
  }
});

test("when Mocca stops, every page is sent away to come back later", async () => {
  const { socket } = await connect(await headersOf(all.ian), ["team"]);
  const closed = once(socket, "close");
  closing.abort();
  expect((await closed)[0]).toBe(1001);
});
