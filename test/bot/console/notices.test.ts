import { afterEach, beforeEach, expect, test } from "vitest";
import { speak } from "../../../api/v1/speak.ts";
import { listNotices } from "../../../bot/console/notices/list.ts";
import { readNotices } from "../../../bot/console/notices/read.ts";
import { openDirect } from "../../../bot/console/rooms/direct.ts";
import { record } from "../../../db/record.ts";
import { ask } from "../../../mocca/verb.ts";
import { provisioned } from "../../house.ts";
import { type Console, consoleHouse, type Person } from "./console.ts";

let all: Console;
beforeEach(async () => {
  all = await consoleHouse();
});
afterEach(() => all.close());

const bell = (who: Person, before?: number) =>
  ask(listNotices, { house: all.house, actor: who }, before === undefined ? {} : { before });
const told = async (who: Person) => (await bell(who)).notices.map(({ text }) => text);

test("a plan waits in the bell of those who may decide it, until somebody did", async () => {
  const pat = await all.join("Pat", "member", "panna");
  const { threadId } = await all.roomOf(all.ian, "Panna");
  await all.says(all.ian, threadId, "/provision");
  expect(await bell(all.olga)).toMatchObject({
    notices: [
      {
        text: "Ian wants to provision Panna: it waits for approval.",
        tone: "needs you",
        client: "panna",
        path: expect.stringMatching(/^\/approvals\?plan=[0-9a-f-]{36}$/),
      },
    ],
    unread: 1,
  });
  for (const other of [all.ian, all.mia, pat]) expect(await told(other)).toEqual([]);
  await all.presses(all.olga, threadId, (await all.newest(all.olga, threadId)).key);
  expect(await told(all.olga)).toEqual([]);
});

test("who started a run hears of its end, and nobody else does", async () => {
  await provisioned(all.house, all.olga, "panna");
  expect(await bell(all.olga)).toMatchObject({
    notices: [{ text: "Provisioning Panna, run R-1, is done.", tone: "done", path: "/runs/R-1" }],
  });
  expect(await told(all.ian)).toEqual([]);
});

test("being written to and being named is told, without the words", async () => {
  const { house, ian, mia, olga } = all;
  const direct = await speak(openDirect, { house, actor: ian }, { email: "mia@mio.nz" });
  await all.says(ian, direct.threadId, "Have you a minute?");
  const everybody = await all.roomOf(ian, "Everybody");
  await all.says(ian, everybody.threadId, "@Mia and @Olga, look; not you, @Olgas");
  const panna = await all.roomOf(ian, "Panna");
  await all.says(ian, panna.threadId, "@mia@mio.nz cannot see this");
  expect(await told(mia)).toEqual(["Ian mentioned you in Everybody.", "Ian wrote to you."]);
  expect(await told(olga)).toEqual(["Ian mentioned you in Everybody."]);
  expect((await bell(mia)).notices[1]?.path).toBe(
    `/?room=${direct.room}&thread=${direct.threadId}`,
  );
});

test("what was read is not counted again, and older ones come page by page", async () => {
  const { house, ian, mia } = all;
  const facts = { to: [mia.person.id], direct: true, room: "r", thread: "t" };
  await record(house.platform, ian, "rooms/say", async () => ({
    result: undefined,
    events: Array.from({ length: 40 }, () => ({ kind: "person addressed", facts })),
  }));
  const first = await bell(mia);
  expect([first.notices.length, first.unread]).toEqual([30, 40]);
  const rest = await bell(mia, first.next);
  expect([rest.notices.length, rest.next]).toEqual([10, undefined]);
  const seq = first.notices[5]?.seq ?? 0;
  await speak(readNotices, { house, actor: mia }, { seq });
  expect((await bell(mia)).unread).toBe(5);
});
