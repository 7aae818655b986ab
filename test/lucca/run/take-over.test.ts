import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { event, run } from "../../../db/schema.ts";
import { driveRun } from "../../../lucca/run/drive.ts";
import type { Point } from "../../../lucca/run/driver.ts";
import { dropLeases } from "../../../lucca/run/lease.ts";
import { addTestClient, driverOf, provisioned } from "../../house.ts";
import { type PannaHouse, pannaHouse, parts } from "./panna-house.ts";

let house: PannaHouse["house"];
let owner: PannaHouse["owner"];
let runOf: PannaHouse["runOf"];
let stepsOf: PannaHouse["stepsOf"];

beforeEach(async () => {
  ({ house, owner, runOf, stepsOf } = await pannaHouse());
});
afterEach(() => house.close());

/** A driver whose process is gone at one point of one step. */
async function killedAt(id: string, dies: (key: string, point: Point) => boolean) {
  const gone = new AbortController();
  await driveRun(
    driverOf(house, {
      owner: "killed",
      signal: gone.signal,
      reached(key, point) {
        if (!dies(key, point)) return;
        gone.abort();
        throw new Error("killed");
      },
    }),
    id,
  );
  return gone.signal.aborted;
}

async function finishedOnce(id: string) {
  expect(await runOf(id)).toMatchObject({ state: "done" });
  expect(house.memory.things.size).toBe(parts);
  expect([...house.memory.things.keys()].filter((name) => name.includes("#"))).toEqual([]);
  const events = await house.platform.withDb((db) =>
    db.select().from(event).where(eq(event.runId, id)),
  );
  const done = events.filter((row) => row.kind === "step done").map((row) => row.facts["step"]);
  expect(done.toSorted()).toEqual([...new Set(done)].toSorted());
  expect(done).toHaveLength(parts);
  for (const kind of ["run provisioned", "run done"])
    expect(
      events.filter((row) => row.kind === kind),
      kind,
    ).toHaveLength(1);
}

test("two drivers at once: one takes the run, the other leaves it alone", async () => {
  const { id } = await provisioned(house, owner, "panna", false);
  const owners = ["a", "b", "c", "d"];
  await Promise.all(owners.map((name) => driveRun(driverOf(house, { owner: name }), id)));
  expect(house.memory.calls).toHaveLength(parts);
  await finishedOnce(id);
});

test("a worker that lost its lease cannot store what it did", async () => {
  const { id } = await provisioned(house, owner, "panna", false);
  const paused = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let first = true;
  house.memory.after = async (_, { key }) => {
    if (key !== "repository" || !first) return;
    first = false;
    reached.resolve();
    await paused.promise;
  };
  const late = driveRun(driverOf(house, { owner: "late" }), id);
  await reached.promise;
  // Its lease runs out while it is paused.
  await house.platform.withDb((db) => db.update(run).set({ leaseUntil: new Date(0) }));
  await driveRun(driverOf(house, { owner: "next" }), id);
  await finishedOnce(id);
  const before = await stepsOf(id);
  paused.resolve();
  await late;
  expect(await stepsOf(id)).toEqual(before);
  await finishedOnce(id);
});

test("a process that drains gives its run up at once", async () => {
  const { id } = await provisioned(house, owner, "panna", false);
  expect(await killedAt(id, (key, point) => key === "code" && point === "called")).toBe(true);
  expect(await runOf(id)).toMatchObject({ state: "running", leaseUntil: null });
  await driveRun(driverOf(house), id);
  await finishedOnce(id);
});

describe("killed at every point of every step, the run ends with exactly one of each", () => {
  test.each(["intended", "called", "recorded"] as const)("%s", async (point) => {
    const planned = await provisioned(house, owner, "panna", false);
    const keys = (await stepsOf(planned.id)).map((row) => row.key);
    expect(keys).toHaveLength(parts);
    for (const [i, key] of keys.entries()) {
      house.memory.things.clear();
      await addTestClient(house, `k${i}-${point}`);
      const { id } = await provisioned(house, owner, `k${i}-${point}`, false);
      expect(await killedAt(id, (one, where) => one === key && where === point), key).toBe(true);
      await house.platform.withDb((db) => dropLeases(db));
      await driveRun(driverOf(house), id);
      await finishedOnce(id);
    }
  });
});

test("in 200 random orders of completion with random kills, the end is always the same", async () => {
  const points: readonly Point[] = ["intended", "called", "recorded"];
  for (let seed = 1; seed <= 200; seed++) {
    const random = generator(seed);
    house.memory.things.clear();
    house.memory.calls.length = 0;
    house.memory.before = async () => {
      for (let turns = Math.floor(random() * 4); turns > 0; turns--) await Promise.resolve();
      if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve));
    };
    const slug = `c${seed}`;
    await addTestClient(house, slug);
    const { id } = await provisioned(house, owner, slug, false);
    for (let kills = Math.floor(random() * 4); kills > 0; kills--) {
      let left = Math.floor(random() * 40);
      const point = points[Math.floor(random() * 3)];
      await killedAt(id, (_, where) => where === point && left-- <= 0);
      await house.platform.withDb((db) =>
        db.update(run).set({ leaseUntil: null }).where(eq(run.id, id)),
      );
    }
    await driveRun(driverOf(house), id);
    await finishedOnce(id);
  }
}, 180_000);

/** A small generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
