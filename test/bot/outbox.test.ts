import { asc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { project } from "../../bot/project.ts";
import { type Surface, send } from "../../bot/send.ts";
import { follow, openThread, post, readThread } from "../../bot/thread.ts";
import type { Actor } from "../../db/actor.ts";
import { outbox, run } from "../../db/schema.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { addTestClient, driverOf, hire, provisioned, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Extract<Actor, { via: "terminal" }>;
let runId: string;
let threads: string[];

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  runId = (await provisioned(house, owner, "panna", false)).id;
  const { db } = house.platform.database;
  threads = [
    await openThread(db, "terminal", owner.person.id),
    await openThread(db, "console", owner.person.id),
  ];
  for (const id of threads) await follow(db, id, `run:${runId}`);
});
afterEach(() => house.close());

const rows = () => house.platform.withDb((db) => db.select().from(outbox).orderBy(asc(outbox.id)));

/** Both of our own surfaces, with everything that reaches them. */
function surfaces(before: Surface = async () => undefined) {
  const got: { thread: string; state: string | undefined }[] = [];
  const surface: Surface = async (to, key, message) => {
    await before(to, key, message);
    await post(house.platform, to.id, key, "Mocca", message);
    got.push({ thread: to.id, state: message.tone });
  };
  return { got, surfaces: { terminal: surface, console: surface } };
}

async function shown(thread = threads[0] ?? "") {
  const stood = await house.platform.withDb((db) => readThread(db, thread, 0));
  return stood.map((row) => row.body.tone);
}

async function due() {
  await house.platform.withDb((db) =>
    db.update(outbox).set({ notBefore: null }).where(eq(outbox.state, "waiting")),
  );
}

test("many events of one run are one waiting row for each thread", async () => {
  await driveRun(driverOf(house), runId);
  await project(house.platform);
  await project(house.platform);
  expect((await rows()).map((row) => row.target).toSorted()).toEqual(
    threads.map((id) => `thread:${id}`).toSorted(),
  );
  const { got, surfaces: to } = surfaces();
  await send(house.platform, to);
  expect(got.map((one) => one.state)).toEqual(["done", "done"]);
  expect(await shown()).toEqual(["done"]);
});

test("several projectors at once write nothing twice", async () => {
  await driveRun(driverOf(house), runId);
  await Promise.all(Array.from({ length: 5 }, () => project(house.platform)));
  expect(await rows()).toHaveLength(2);
});

test("several senders at once deliver each row once, one at a time for each target", async () => {
  await driveRun(driverOf(house), runId);
  await project(house.platform);
  const busy = new Set<string>();
  const { got, surfaces: to } = surfaces(async (thread) => {
    expect(busy.has(thread.id)).toBe(false);
    busy.add(thread.id);
    await new Promise((resolve) => setTimeout(resolve, 20));
    busy.delete(thread.id);
  });
  await Promise.all(Array.from({ length: 5 }, () => send(house.platform, to)));
  expect(got).toHaveLength(2);
});

test("the last state always arrives, however projector and senders race with the run", async () => {
  const { surfaces: to } = surfaces();
  let over = false;
  const race = async (work: () => Promise<void>) => {
    while (!over) await work();
    await work();
  };
  const others = [
    race(() => project(house.platform)),
    race(() => send(house.platform, to)),
    race(() => send(house.platform, to)),
  ];
  await driveRun(driverOf(house), runId);
  over = true;
  await Promise.all(others);
  await project(house.platform);
  await send(house.platform, to);
  expect(await shown(threads[0])).toEqual(["done"]);
  expect(await shown(threads[1])).toEqual(["done"]);
});

describe("a surface that is away", () => {
  test("does not hold up another thread, and is tried again later", async () => {
    await driveRun(driverOf(house), runId);
    await project(house.platform);
    let away = true;
    const { got, surfaces: to } = surfaces(async (thread) => {
      if (away && thread.surface === "terminal") throw new Error("away");
    });
    await send(house.platform, to);
    expect(got.map((one) => one.thread)).toEqual([threads[1]]);
    const [late] = (await rows()).filter((row) => row.state === "waiting");
    expect(late).toMatchObject({ attempt: 1, failure: "away" });
    expect(late?.notBefore?.getTime()).toBeGreaterThan(Date.now());
    expect(house.platform.woken.at(-1)).toEqual({ name: "send" });
    away = false;
    await send(house.platform, to);
    expect(got).toHaveLength(1);
    await due();
    await send(house.platform, to);
    expect(await shown()).toEqual(["done"]);
  });

  test("too long leaves a dead row with its reason, and the next state goes out again", async () => {
    await project(house.platform);
    const { surfaces: to } = surfaces(async () => {
      throw new Error("away");
    });
    for (let i = 0; i < 9; i++) {
      await send(house.platform, to);
      await due();
    }
    expect((await rows()).map((row) => [row.state, row.failure])).toEqual([
      ["dead", "away"],
      ["dead", "away"],
    ]);
    await driveRun(driverOf(house), runId);
    await project(house.platform);
    const well = surfaces();
    await send(house.platform, well.surfaces);
    expect(await shown()).toEqual(["done"]);
  });

  test("while a newer state came leaves one row, not two", async () => {
    await project(house.platform);
    let first = true;
    const { surfaces: to } = surfaces(async () => {
      if (!first) return;
      first = false;
      await driveRun(driverOf(house), runId);
      await project(house.platform);
      throw new Error("away");
    });
    await send(house.platform, to);
    await due();
    await send(house.platform, to);
    expect(await shown()).toEqual(["done"]);
    expect((await rows()).filter((row) => row.state === "waiting")).toEqual([]);
  });
});

test("a sender that died is taken over once its claim has run out", async () => {
  await project(house.platform);
  await house.platform.withDb((db) =>
    db
      .update(outbox)
      .set({ state: "sending", claimedUntil: new Date(Date.now() + 60_000), attempt: 1 }),
  );
  const { got, surfaces: to } = surfaces();
  await send(house.platform, to);
  expect(got).toEqual([]);
  await house.platform.withDb((db) =>
    db.update(outbox).set({ claimedUntil: sql`now() - interval '1 second'` }),
  );
  await send(house.platform, to);
  expect(got).toHaveLength(2);
  expect((await rows()).map((row) => row.state)).toEqual(["done", "done"]);
});

test("a card whose run is gone is let go", async () => {
  await project(house.platform);
  await house.platform.withDb(async (db) => {
    await db.update(outbox).set({ body: { card: "run:00000000-0000-7000-8000-000000000000" } });
    expect(await db.$count(run)).toBe(1);
  });
  const { got, surfaces: to } = surfaces();
  await send(house.platform, to);
  expect(got).toEqual([]);
  expect((await rows()).every((row) => row.state === "done")).toBe(true);
});
