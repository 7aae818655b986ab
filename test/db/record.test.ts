import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import { type Delivery, record } from "../../db/record.ts";
import { client, event, inbox } from "../../db/schema.ts";
import { type TestPlatform, testPlatform } from "../platform.ts";

const system: Actor = { via: "system", principal: "test" };
let platform: TestPlatform;

beforeEach(async () => {
  platform = await testPlatform();
});
afterEach(() => platform.close());

const counts = () =>
  platform.withDb(async (db) => ({
    clients: await db.$count(client),
    events: await db.$count(event),
    deliveries: await db.$count(inbox),
  }));

/** Adds a client; each call is a change of its own. */
function add(delivery?: Delivery, breaks = false) {
  const id = newId();
  return record(
    platform,
    system,
    "test",
    async (tx) => {
      await tx.insert(client).values({ id, slug: `c${id.slice(-8)}`, name: "C" });
      if (breaks) throw new Error("broken");
      return { result: { id }, events: [{ kind: "client added", clientId: id }] };
    },
    delivery,
  );
}

const delivery: Delivery = { source: "test", key: "d-1", body: {} };

test("a change and its event stand or fall together", async () => {
  await add();
  expect(await counts()).toMatchObject({ clients: 1, events: 1 });
  await expect(add(undefined, true)).rejects.toThrow("broken");
  expect(await counts()).toMatchObject({ clients: 1, events: 1 });
});

test("an event that cannot be written takes its change back", async () => {
  const impossible = record(platform, system, "test", async (tx) => {
    await tx.insert(client).values({ id: newId(), slug: "lost", name: "C" });
    return { result: undefined, events: [{ kind: "x", facts: { nul: "\0" } }] };
  });
  await expect(impossible).rejects.toThrow();
  expect(await counts()).toMatchObject({ clients: 0, events: 0 });
});

describe("the same delivery", () => {
  test("again has no second effect and the same answer", async () => {
    const first = await add(delivery);
    expect(await add(delivery)).toEqual(first);
    expect(await counts()).toEqual({ clients: 1, events: 1, deliveries: 1 });
  });

  test("twenty times at once has one effect and one answer", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(delivery)));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await counts()).toEqual({ clients: 1, events: 1, deliveries: 1 });
  });

  test("after a first try that broke is handled", async () => {
    await expect(add(delivery, true)).rejects.toThrow("broken");
    expect(await counts()).toEqual({ clients: 0, events: 0, deliveries: 0 });
    await add(delivery);
    expect(await counts()).toEqual({ clients: 1, events: 1, deliveries: 1 });
  });

  test("from another source is another delivery", async () => {
    await add(delivery);
    await add({ ...delivery, source: "other" });
    expect(await counts()).toMatchObject({ clients: 2, deliveries: 2 });
    const [row] = await platform.withDb((db) =>
      db.select().from(inbox).where(eq(inbox.source, "test")),
    );
    expect(row?.handledAt).toBeInstanceOf(Date);
  });
});

test("a wake that fails does not undo the answer: the change is made", async () => {
  platform.jobs.wake = () => Promise.reject(new Error("jobs are away"));
  await add();
  expect(await counts()).toMatchObject({ clients: 1, events: 1 });
  expect(platform.logged).toMatchObject([{ line: "wake failed" }]);
});
