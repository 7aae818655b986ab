import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { event } from "../../../db/schema.ts";
import { driveRun } from "../../../lucca/run/drive.ts";
import { driverOf, provisioned } from "../../house.ts";
import { type PannaHouse, pannaHouse, parts } from "./panna-house.ts";

let house: PannaHouse["house"];
let owner: PannaHouse["owner"];
let runOf: PannaHouse["runOf"];
let stepsOf: PannaHouse["stepsOf"];

beforeEach(async () => {
  ({ house, owner, runOf, stepsOf } = await pannaHouse());
});
afterEach(() => house.close());

test("an answer that cannot be stored fails its own step and takes no other with it", async () => {
  // Everything that waits for nothing ends in the same moment.
  const all = Promise.withResolvers<void>();
  house.memory.before = () => {
    if (house.memory.calls.length >= 12) all.resolve();
    return all.promise;
  };
  const { secrets } = house.memory.providers;
  if (secrets === undefined) throw new Error("The memory vendor keeps no secrets");
  // The database's jsonb knows no such character.
  const facts = { words: "\u0000" };
  house.memory.providers.secrets = {
    ...secrets,
    ensure: async (work) => ({ ...(await secrets.ensure(work)), facts }),
  };
  const { id } = await provisioned(house, owner, "panna");
  expect(await runOf(id)).toMatchObject({ state: "failed" });
  const rows = await stepsOf(id);
  expect(rows.filter((row) => row.state === "failed").map((row) => row.key)).toEqual(["secrets"]);
  expect(rows.filter((row) => row.state === "done").length).toBeGreaterThanOrEqual(11);
});

test("the steps of one moment, and what may follow them, are stored at once", async () => {
  const { id } = await provisioned(house, owner, "panna", false);
  const gone = new AbortController();
  await driveRun(
    driverOf(house, {
      signal: gone.signal,
      reached(key, point) {
        if (key !== "repository" || point !== "recorded") return;
        gone.abort();
        throw new Error("killed");
      },
    }),
    id,
  );
  const states = new Map((await stepsOf(id)).map((row) => [row.key, row.state]));
  expect([states.get("repository"), states.get("code")]).toEqual(["done", "running"]);
  await driveRun(driverOf(house), id);
  expect(await runOf(id)).toMatchObject({ state: "done" });
  expect(house.memory.things.size).toBe(parts);
});

test("a process that drains stores what still ends, starts nothing more, and leaves the run", async () => {
  const { id } = await provisioned(house, owner, "panna", false);
  const draining = new AbortController();
  house.memory.after = (_, { key }) => {
    if (key === "repository") draining.abort();
  };
  await driveRun(driverOf(house, { signal: draining.signal }), id);
  expect(await runOf(id)).toMatchObject({ state: "running", leaseUntil: null });
  const states = new Map((await stepsOf(id)).map((row) => [row.key, row.state]));
  expect([states.get("repository"), states.get("code")]).toEqual(["done", "waiting"]);
  await driveRun(driverOf(house), id);
  expect(await runOf(id)).toMatchObject({ state: "done" });
  expect(house.memory.calls).toHaveLength(parts);
});

test("events tell what ended before what it let start, and the run's end last", async () => {
  const { id } = await provisioned(house, owner, "panna");
  const events = await house.platform.withDb((db) =>
    db.select().from(event).where(eq(event.runId, id)).orderBy(event.seq),
  );
  const told = events.map((row) => `${row.kind} ${row.facts["step"] ?? ""}`.trim());
  const order = [
    "step started repository",
    "step done repository",
    "step started code",
    "step done pipeline",
    "run provisioned",
    "step started deploy/staging",
    "step done address/production",
  ];
  expect(told.filter((one) => order.includes(one))).toEqual(order);
  expect(told.at(-1)).toBe("run done");
});
