import { asc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { append } from "../../db/event.ts";
import { cursor, event } from "../../db/schema.ts";
import { verifyChain } from "../../mocca/audit/verify.ts";
import { ask } from "../../mocca/verb.ts";
import { hire, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
});
afterEach(() => house.close());

const change = <T>(work: (db: TestHouse["platform"]["database"]["db"]) => Promise<T>) =>
  work(house.platform.database.db);

async function happen(count: number) {
  for (let i = 1; i <= count; i++)
    await change((db) =>
      db.transaction((tx) => append(tx, owner, "test", [{ kind: "happened", facts: { i } }])),
    );
}

const verified = () => ask(verifyChain, { house, actor: owner }, {});

describe("the chain of events", () => {
  test("is whole when nobody touched it, also when it is empty", async () => {
    expect(await verified()).toMatchObject({ whole: true, checked: 0 });
    await happen(5);
    expect(await verified()).toMatchObject({ whole: true, checked: 5 });
  });

  test("is whole whatever the facts hold", async () => {
    const facts = { words: "Māori “é” \u2028 🦜", many: [1, 0.1, -0, 1e21, null, { b: 1, a: [] }] };
    await change((db) =>
      db.transaction((tx) => append(tx, owner, "test", [{ kind: "a", facts }, { kind: "b" }])),
    );
    expect(await verified()).toMatchObject({ whole: true, checked: 2 });
  });

  test.each([
    ["changed", sql`update event set facts = '{"i":99}' where seq = 3`, 3],
    [
      "made another's",
      sql`update event set actor = '{"via":"system","principal":"x"}' where seq = 2`,
      2,
    ],
    ["dated back", sql`update event set at = at - interval '1 day' where seq = 4`, 4],
    ["removed", sql`delete from event where seq = 3`, 4],
    [
      "removed and the rest moved up",
      sql`do $$ begin
        delete from event where seq = 3;
        update event set seq = 3 where seq = 4;
        update event set seq = 4 where seq = 5;
      end $$`,
      3,
    ],
    [
      "exchanged",
      sql`update event set seq = case seq when 2 then 103 when 3 then 102 else seq end where seq in (2, 3)`,
      4,
    ],
    ["removed first", sql`delete from event where seq = 1`, 2],
  ])("an event that was %s is found", async (_, tampering, broken) => {
    await happen(5);
    await change((db) => db.execute(tampering));
    expect(await verified()).toMatchObject({ whole: false, broken });
  });

  test("an event that was put in is found, even with a right hash of its own", async () => {
    await happen(3);
    await change((db) =>
      db.transaction(async (tx) => {
        await tx.delete(event).where(eq(event.seq, 3));
        const [first] = await tx.select().from(event).where(eq(event.seq, 1));
        if (first !== undefined) await tx.insert(event).values({ ...first, seq: 3 });
      }),
    );
    expect(await verified()).toMatchObject({ whole: false, broken: 3 });
  });

  test("an end that was cut off is found when a reader had come further", async () => {
    await happen(4);
    await change(async (db) => {
      await db.insert(cursor).values({ name: "cards", seq: 4 });
      await db.delete(event).where(eq(event.seq, 4));
    });
    expect(await verified()).toMatchObject({ whole: false, broken: 4 });
  });
});

test("twenty transactions at once: numbers are the order of their commits, without a gap", async () => {
  const committed: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      change((db) =>
        db.transaction(async (tx) => {
          await tx.execute(sql`select pg_sleep(${(i % 5) / 100})`);
          const [row] = await append(tx, owner, "test", [{ kind: "happened", facts: { i } }]);
          if (row !== undefined) committed.push(row.seq);
        }),
      ),
    ),
  );
  expect(committed).toEqual(committed.toSorted((a, b) => a - b));
  const rows = await change((db) => db.select().from(event).orderBy(asc(event.seq)));
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(await verified()).toMatchObject({ whole: true, checked: 20 });
});

test("a transaction that is taken back leaves no number behind", async () => {
  await happen(1);
  await expect(
    change((db) =>
      db.transaction(async (tx) => {
        await append(tx, owner, "test", [{ kind: "never" }]);
        throw new Error("taken back");
      }),
    ),
  ).rejects.toThrow("taken back");
  await happen(1);
  expect(await verified()).toMatchObject({ whole: true, checked: 2 });
});
