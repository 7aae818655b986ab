import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { speak } from "../../../api/v1/speak.ts";
import { openDirect } from "../../../bot/console/rooms/direct.ts";
import { editMessage } from "../../../bot/console/rooms/edit.ts";
import { pressInRoom } from "../../../bot/console/rooms/press.ts";
import { readRoom } from "../../../bot/console/rooms/read.ts";
import { removeMessage } from "../../../bot/console/rooms/remove.ts";
import { openReply } from "../../../bot/console/rooms/reply.ts";
import { restoreMessage } from "../../../bot/console/rooms/restore.ts";
import { membership, message, room } from "../../../db/schema.ts";
import { type Console, consoleHouse } from "./console.ts";

let all: Console;
beforeAll(async () => {
  all = await consoleHouse();
});
afterAll(() => all.close());

test("everybody finds the team's room and one for each client that they may see", async () => {
  const names = async (who: Parameters<Console["rooms"]>[0]) =>
    (await all.rooms(who)).map(({ name }) => name);
  const both = await Promise.all([names(all.ian), names(all.ian), names(all.olga)]);
  for (const one of both) expect(one).toEqual(["Everybody", "Hush", "Panna"]);
  expect(await names(all.mia)).toEqual(["Everybody"]);
  expect(await all.house.platform.withDb((db) => db.$count(room))).toBe(3);
});

test("what is said in a room is there for everybody in it, in one order", async () => {
  const { threadId } = await all.roomOf(all.ian, "Everybody");
  const woken: string[] = [];
  const leave = all.house.platform.sockets.subscribe(`thread:${threadId}`, () => woken.push("all"));
  await all.says(all.ian, threadId, "  Good morning\u0000 ");
  await all.says(all.mia, threadId, "Morning, Ian");
  leave();
  const [ian, mia] = await Promise.all([all.read(all.ian, threadId), all.read(all.mia, threadId)]);
  expect(ian.messages.map(({ author, body, mine }) => [author, body.text, mine])).toEqual([
    ["Ian", "Good morning", true],
    ["Mia", "Morning, Ian", false],
  ]);
  expect(mia.messages.map(({ key }) => key)).toEqual(ian.messages.map(({ key }) => key));
  expect(woken).toHaveLength(2);
});

test("a person without the client finds no room, no message and no button there", async () => {
  const { threadId } = await all.roomOf(all.ian, "Panna");
  await all.says(all.ian, threadId, "/provision");
  const plan = await all.newest(all.ian, threadId);
  const [first] = plan.body.buttons ?? [];
  const { house, mia } = all;
  await expect(all.read(mia, threadId)).rejects.toMatchObject({ code: "not_found" });
  await expect(all.says(mia, threadId, "hello")).rejects.toMatchObject({ code: "not_found" });
  await expect(
    speak(openReply, { house, actor: mia }, { thread: threadId, message: plan.key }),
  ).rejects.toMatchObject({ code: "not_found" });
  if (first === undefined) throw new Error("a plan has a button");
  const { button, value } = first;
  const pressed = { thread: threadId, message: plan.key, button, value, key: randomUUID() };
  await expect(speak(pressInRoom, { house, actor: mia }, pressed)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("who loses a client loses its room at once", async () => {
  const pat = await all.join("Pat", "member", "panna");
  const { threadId } = await all.roomOf(pat, "Panna");
  await all.says(pat, threadId, "I can see this");
  await all.house.platform.withDb((db) =>
    db.delete(membership).where(eq(membership.personId, pat.person.id)),
  );
  await expect(all.read(pat, threadId)).rejects.toMatchObject({ code: "not_found" });
  expect((await all.rooms(pat)).map(({ name }) => name)).toEqual(["Everybody"]);
});

test("a direct room is the same for both and closed to others", async () => {
  const { house, ian, olga, mia } = all;
  const opened = await Promise.all([
    speak(openDirect, { house, actor: ian }, { email: "Olga@mio.nz" }),
    speak(openDirect, { house, actor: olga }, { email: "ian@mio.nz" }),
  ]);
  expect(opened[0]).toEqual(opened[1]);
  const { threadId } = opened[0];
  await all.says(ian, threadId, "A word?");
  expect(await all.roomOf(olga, "Ian")).toMatchObject({ unread: 1, last: { text: "A word?" } });
  expect((await all.rooms(ian)).map(({ name }) => name)).toContain("Olga");
  await expect(all.read(mia, threadId)).rejects.toMatchObject({ code: "not_found" });
  const nobody = speak(openDirect, { house, actor: ian }, { email: "nobody@mio.nz" });
  await expect(nobody).rejects.toMatchObject({ code: "not_found" });
});

test("what was read stays read when it changes, and a newcomer starts with nothing unread", async () => {
  const { house, olga } = all;
  const { threadId } = await all.roomOf(olga, "Everybody");
  const key = randomUUID();
  await all.says(all.ian, threadId, "One", key);
  const seen = await all.read(olga, threadId);
  expect((await all.roomOf(olga, "Everybody")).unread).toBeGreaterThan(0);
  await speak(readRoom, { house, actor: olga }, { thread: threadId, seq: seen.cursor });
  await speak(editMessage, { house, actor: all.ian }, { thread: threadId, key, text: "One!" });
  expect((await all.roomOf(olga, "Everybody")).unread).toBe(0);
  const zoe = await all.join("Zoe", "member");
  expect((await all.roomOf(zoe, "Everybody")).unread).toBe(0);
  await all.says(all.ian, threadId, "Two");
  expect((await all.roomOf(olga, "Everybody")).unread).toBe(1);
  expect((await all.roomOf(zoe, "Everybody")).unread).toBe(1);
});

test("history comes page by page, and changes by cursor, without loss or repeat", async () => {
  const { house, ian, olga } = all;
  const { threadId } = await speak(openDirect, { house, actor: ian }, { email: "mia@mio.nz" });
  for (let at = 0; at < 60; at++) await all.says(ian, threadId, `Line ${at}`);
  const page = await all.read(ian, threadId);
  const before = await all.read(ian, threadId, { before: page.messages[0]?.position ?? 0 });
  const texts = [...before.messages, ...page.messages].map(({ body }) => body.text);
  expect(texts).toEqual(Array.from({ length: 60 }, (_, at) => `Line ${at}`));
  expect([page.earlier, before.earlier]).toEqual([true, false]);
  const writers = Array.from({ length: 20 }, (_, at) => all.says(ian, threadId, `More ${at}`));
  const got: string[] = [];
  let cursor = page.cursor;
  let over = false;
  const reader = (async () => {
    for (let last = false; !last; ) {
      last = over;
      const more = await all.read(ian, threadId, { after: cursor });
      got.push(...more.messages.map(({ key }) => key));
      cursor = more.cursor;
    }
  })();
  await Promise.all(writers);
  over = true;
  await reader;
  expect(new Set(got).size).toBe(20);
  expect(got).toHaveLength(20);
  await expect(all.read(olga, threadId)).rejects.toMatchObject({ code: "not_found" });
});

test("a thread goes on from a message, once, and its count stands there", async () => {
  const { house, ian, olga } = all;
  const { threadId } = await all.roomOf(ian, "Hush");
  const key = randomUUID();
  await all.says(ian, threadId, "Shall we?", key);
  const open = (actor: typeof ian, thread: string, of: string) =>
    speak(openReply, { house, actor }, { thread, message: of });
  const [one, two] = await Promise.all([open(ian, threadId, key), open(olga, threadId, key)]);
  expect(one).toEqual(two);
  const { cursor } = await all.read(ian, threadId);
  const answer = randomUUID();
  await all.says(olga, one.threadId, "Yes", answer);
  const changed = await all.read(ian, threadId, { after: cursor });
  expect(changed.messages).toMatchObject([{ key, replies: { threadId: one.threadId, count: 1 } }]);
  expect(await all.read(ian, one.threadId)).toMatchObject({
    parent: { threadId, key },
    messages: [{ body: { text: "Yes" }, replies: null }],
  });
  await expect(open(ian, one.threadId, answer)).rejects.toMatchObject({ code: "not_found" });
});

test("one's own words can be changed, removed and brought back; what stood there is kept", async () => {
  const { house, ian, olga } = all;
  const { threadId } = await all.roomOf(ian, "Hush");
  const which = { thread: threadId, key: randomUUID() };
  await all.says(ian, threadId, "Teh plan", which.key);
  await speak(editMessage, { house, actor: ian }, { ...which, text: "The plan" });
  expect(await all.newest(olga, threadId)).toMatchObject({ body: { text: "The plan" } });
  await expect(speak(removeMessage, { house, actor: olga }, which)).rejects.toMatchObject({
    code: "not_found",
  });
  await speak(removeMessage, { house, actor: ian }, which);
  expect(await all.newest(olga, threadId)).toMatchObject({
    body: { text: "" },
    deletedAt: expect.any(Date),
  });
  await speak(restoreMessage, { house, actor: ian }, which);
  expect((await all.newest(olga, threadId)).body).toEqual({ text: "The plan", audience: "room" });
  const kept = await house.platform.withDb((db) =>
    db
      .select()
      .from(message)
      .where(and(eq(message.key, which.key))),
  );
  expect(kept[0]?.body).toMatchObject({ earlier: [{ text: "Teh plan" }] });
  await all.says(ian, threadId, "/help");
  const { messages } = await all.read(ian, threadId);
  const command = messages.findLast(({ mine }) => mine);
  await expect(
    speak(editMessage, { house, actor: ian }, { ...which, key: command?.key ?? "", text: "No" }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("a message that is changed over and over keeps its fifty last words, not all of them", async () => {
  const { house, ian } = all;
  const { threadId: thread } = await all.roomOf(ian, "Hush");
  const key = randomUUID();
  await all.says(ian, thread, "0", key);
  for (let i = 1; i <= 52; i++)
    await speak(editMessage, { house, actor: ian }, { thread, key, text: String(i) });
  const one = and(eq(message.threadId, thread), eq(message.key, key));
  const [row] = await house.platform.withDb((db) => db.select().from(message).where(one));
  const { earlier } = Object(row?.body);
  expect(earlier).toHaveLength(50);
  expect([earlier.at(0).text, earlier.at(-1).text]).toEqual(["2", "51"]);
});
