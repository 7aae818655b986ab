import { expect, test } from "vitest";
import { rowsOf } from "../../portal/console/conversation/rows-of.ts";
import {
  opened,
  type Said,
  withChanges,
  withEarlier,
} from "../../portal/console/conversation/said.ts";

const noon = Date.parse("2026-11-21T00:00:00Z");

function said(position: number, more: Partial<Said> = {}): Said {
  return {
    key: `m${position}`,
    seq: position,
    position,
    author: "Ian",
    person: "ian",
    mine: false,
    private: false,
    body: { text: `words ${position}`, audience: "room" },
    at: new Date(noon + position * 60_000).toISOString(),
    editedAt: null,
    deletedAt: null,
    replies: null,
    ...more,
  };
}

const page = (messages: Said[], cursor: number, earlier = false) => ({
  room: "r",
  thread: "t",
  read: 0,
  messages,
  cursor,
  earlier,
});
const keys = (messages: readonly Said[]) => messages.map(({ key }) => key);

test("what changed takes its place once, however often it is told", () => {
  const state = opened(page([said(1), said(2)], 2));
  const card = said(1, { seq: 9, body: { text: "Panna is live", audience: "room" } });
  const once = withChanges(state, page([card, said(3)], 9));
  const twice = withChanges(once, page([card, said(3)], 9));
  expect(keys(twice.messages)).toEqual(["m1", "m2", "m3"]);
  expect(twice.messages[0]?.body.text).toBe("Panna is live");
  expect(twice.cursor).toBe(9);
});

test("a change before the part that was read waits for that part, and is not undone by it", () => {
  const state = opened(page([said(51), said(52)], 52, true));
  const changed = withChanges(state, page([said(3, { seq: 60 }), said(51, { seq: 61 })], 61));
  expect(keys(changed.messages)).toEqual(["m51", "m52"]);
  const all = withEarlier(changed, page([said(50), said(51)], 52));
  expect(keys(all.messages)).toEqual(["m50", "m51", "m52"]);
  expect(all.messages[1]?.seq).toBe(61);
  expect(all.cursor).toBe(61);
});

test("rows begin each day, mark what is new from others, and join what one person says in a row", () => {
  const nextDay = said(1500, { author: "Mia", person: "mia" });
  const rows = rowsOf([said(1), said(2), said(30), nextDay], 2);
  expect(rows.map(({ kind }) => kind)).toEqual([
    "day",
    "said",
    "said",
    "new",
    "said",
    "day",
    "said",
  ]);
  const goesOn = rows.flatMap((row) => (row.kind === "said" ? [row.goesOn] : []));
  expect(goesOn).toEqual([false, true, false, false]);
  expect(rowsOf([said(3, { mine: true })], 2).map(({ kind }) => kind)).toEqual(["day", "said"]);
});
