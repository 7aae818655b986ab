import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "../../../db/refusal.ts";
import { environment, event, project, resource, run, step } from "../../../db/schema.ts";
import { manifestHash as hashOfManifest, manifestSchema } from "../../../lucca/manifest.ts";
import { driveRun } from "../../../lucca/run/drive.ts";
import { destroy } from "../../../mocca/environments/destroy.ts";
import { approvePlan } from "../../../mocca/plans/approve.ts";
import { cancelRun } from "../../../mocca/runs/cancel.ts";
import { retryRun } from "../../../mocca/runs/retry.ts";
import { call } from "../../../mocca/verb.ts";
import { driverOf, hire, provisioned } from "../../house.ts";
import { type PannaHouse, pannaHouse, parts } from "./panna-house.ts";

let house: PannaHouse["house"];
let owner: PannaHouse["owner"];
let runOf: PannaHouse["runOf"];
let stepsOf: PannaHouse["stepsOf"];

beforeEach(async () => {
  ({ house, owner, runOf, stepsOf } = await pannaHouse());
});
afterEach(() => house.close());

const at = () => ({ house, actor: owner, client: "panna" });
const ensured = () => house.memory.calls.map((one) => one.key);

async function destroyed(drive = true) {
  const plan = await call(destroy, at(), { name: "panna", confirm: "panna" });
  const made = await call(approvePlan, at(), { plan: plan.id, hash: plan.hash });
  if (drive) await driveRun(driverOf(house), made.id);
  return made;
}

describe("a run walks its plan", () => {
  test("each part follows what it needs, and what can goes at once", async () => {
    const { id } = await provisioned(house, owner, "panna");
    expect(await runOf(id)).toMatchObject({ state: "done", leaseOwner: null, failure: null });
    const order = ensured();
    expect(order).toHaveLength(parts);
    for (const [before, after] of [
      ["repository", "code"],
      ["secrets", "pipeline"],
      ["code", "pipeline"],
      ["compute/staging", "dns/staging"],
      ["pipeline", "deploy/staging"],
      ["database/staging", "deploy/staging"],
      ["deploy/staging", "address/staging"],
    ] as const)
      expect(order.indexOf(before), `${before} before ${after}`).toBeLessThan(order.indexOf(after));
    expect(house.memory.atOnce).toBeGreaterThan(4);
  });

  test("two clocks stop, the environments are live, and record and repository agree", async () => {
    const { id } = await provisioned(house, owner, "panna");
    const ended = await runOf(id);
    expect(ended?.provisionedAt?.getTime()).toBeLessThanOrEqual(ended?.liveAt?.getTime() ?? 0);
    await house.platform.withDb(async (db) => {
      const places = await db.select().from(environment);
      expect(places.map(({ state, address }) => [state, address]).sort()).toEqual([
        ["live", "http://panna-test.localhost:8787"],
        ["live", "http://panna.localhost:8787"],
      ]);
      const [row] = await db.select().from(project);
      expect(row?.commonHash).toBe(row?.manifestHash);
      expect(await db.select().from(resource)).toHaveLength(parts);
    });
  });

  test("every step writes its intent before the call and its end after", async () => {
    house.memory.before = async (work) => {
      const [row] = await work.db.select().from(step).where(eq(step.key, work.key));
      expect(row).toMatchObject({ state: "running", attempt: 1 });
      expect(row?.startedAt).toBeInstanceOf(Date);
    };
    const { id } = await provisioned(house, owner, "panna");
    expect((await runOf(id))?.state).toBe("done");
    for (const row of await stepsOf(id)) expect(row.externalId).toContain("id of");
  });
});

describe("a step that fails", () => {
  test("stops what depends on it; a retry continues from there and repeats nothing", async () => {
    let broken = true;
    house.memory.before = (_, { key }) => {
      if (broken && key === "code")
        throw new Refusal("conflict", "The code cannot be composed.", "Mend it.");
    };
    const made = await provisioned(house, owner, "panna");
    expect(await runOf(made.id)).toMatchObject({ state: "failed" });
    expect(ensured().filter((key) => key.startsWith("deploy"))).toEqual([]);
    const failed = (await stepsOf(made.id)).find((row) => row.key === "code");
    expect(failed).toMatchObject({
      state: "failed",
      failure: { code: "conflict", words: "The code cannot be composed.", next: "Mend it." },
    });

    broken = false;
    const before = house.memory.calls.length;
    await call(retryRun, at(), { number: made.number });
    await driveRun(driverOf(house), made.id);
    expect(await runOf(made.id)).toMatchObject({ state: "done", failure: null });
    const again = house.memory.calls.slice(before).map((one) => one.key);
    expect(again).toContain("code");
    expect(again).not.toContain("repository");
    expect(house.memory.things.size).toBe(parts);
  });

  test("is tried again after a vendor's error, and kept with the vendor's own words at last", async () => {
    house.memory.before = (_, { key }) => {
      if (key === "repository") throw new Error("503 from the vendor");
    };
    const made = await provisioned(house, owner, "panna");
    expect(ensured().filter((key) => key === "repository")).toHaveLength(3);
    const row = (await stepsOf(made.id)).find((one) => one.key === "repository");
    expect(row?.failure).toMatchObject({ code: "vendor", vendor: "503 from the vendor" });
    expect(row?.failure?.words).not.toContain("503");
  });

  test("is not tried again after a refusal", async () => {
    house.memory.before = (_, { key }) => {
      if (key === "repository") throw new Refusal("conflict", "Taken.");
    };
    await provisioned(house, owner, "panna");
    expect(ensured().filter((key) => key === "repository")).toHaveLength(1);
  });

  test("may be the only thing wrong in a moment: the next try of the same step makes no second thing", async () => {
    const lost = new Set<string>();
    house.memory.after = (_, { key }) => {
      if (lost.has(key)) return;
      lost.add(key);
      throw new Error("the answer was lost");
    };
    const made = await provisioned(house, owner, "panna");
    expect(await runOf(made.id)).toMatchObject({ state: "done" });
    expect([...house.memory.things.keys()].filter((name) => name.includes("#"))).toEqual([]);
  });

  test("of an older run cannot be retried once a newer run has come", async () => {
    house.memory.before = () => {
      throw new Refusal("conflict", "No.");
    };
    const first = await provisioned(house, owner, "panna");
    house.memory.before = () => undefined;
    await provisioned(house, owner, "panna");
    await expect(call(retryRun, at(), { number: first.number })).rejects.toThrow(
      /is over: R-\d+ came after/,
    );
  });
});

describe("a run that is cancelled", () => {
  test("finishes what runs, starts nothing new, and can be taken up again", async () => {
    const made = await provisioned(house, owner, "panna", false);
    house.memory.before = async (_, { key }) => {
      if (key === "repository") await call(cancelRun, at(), { number: made.number });
    };
    await driveRun(driverOf(house), made.id);
    expect(await runOf(made.id)).toMatchObject({ state: "stopped" });
    const states = new Map((await stepsOf(made.id)).map((row) => [row.key, row.state]));
    expect(states.get("repository")).toBe("done");
    expect(states.get("code")).toBe("waiting");
    await call(retryRun, at(), { number: made.number });
    await driveRun(driverOf(house), made.id);
    expect(await runOf(made.id)).toMatchObject({ state: "done" });
  });

  test("before anybody took it up makes nothing", async () => {
    const made = await provisioned(house, owner, "panna", false);
    await call(cancelRun, at(), { number: made.number });
    await driveRun(driverOf(house), made.id);
    expect(await runOf(made.id)).toMatchObject({ state: "stopped" });
    expect(house.memory.calls).toEqual([]);
    await expect(call(cancelRun, at(), { number: made.number })).rejects.toThrow(
      /cannot be cancelled/,
    );
  });
});

describe("a destroyed city", () => {
  test("is taken away in reverse, each thing once, and its runs and events stay", async () => {
    await provisioned(house, owner, "panna");
    const before = house.memory.calls.length;
    const made = await destroyed();
    expect(await runOf(made.id)).toMatchObject({ state: "done", kind: "destroy" });
    const order = house.memory.calls.slice(before).map((one) => one.key);
    expect(order).toHaveLength(parts);
    expect(order.indexOf("address/staging")).toBeLessThan(order.indexOf("deploy/staging"));
    expect(order.indexOf("deploy/staging")).toBeLessThan(order.indexOf("database/staging"));
    expect(order.indexOf("code")).toBeLessThan(order.indexOf("repository"));
    expect(house.memory.things.size).toBe(0);
    await house.platform.withDb(async (db) => {
      expect(await db.select().from(resource)).toEqual([]);
      expect((await db.select().from(environment)).map((row) => row.state)).toEqual([
        "destroyed",
        "destroyed",
      ]);
      expect(await db.select().from(run)).toHaveLength(2);
      expect((await db.select().from(event)).length).toBeGreaterThan(70);
    });
  });

  test("can be provisioned again and is then as live as before", async () => {
    await provisioned(house, owner, "panna");
    await destroyed();
    const again = await provisioned(house, owner, "panna", false);
    const states = await house.platform.withDb((db) => db.select().from(environment));
    expect(states.map((row) => row.state)).toEqual(["planned", "planned"]);
    await driveRun(driverOf(house), again.id);
    expect(house.memory.things.size).toBe(parts);
  });

  test("can be continued only by who may destroy", async () => {
    await provisioned(house, owner, "panna");
    const made = await destroyed(false);
    await call(cancelRun, at(), { number: made.number });
    await driveRun(driverOf(house), made.id);
    const operator = await hire(house, "Olga", "operator");
    const asker = { house, actor: operator, client: "panna" };
    await expect(call(retryRun, asker, { number: made.number })).rejects.toThrow(/may not destroy/);
  });

  test("takes storage along that the manifest has turned off since", async () => {
    await provisioned(house, owner, "panna");
    await house.platform.withDb(async (db) => {
      const [row] = await db.select().from(project);
      const manifest = { ...Object(row?.manifest), storage: { enabled: false } };
      const manifestHash = hashOfManifest(manifestSchema.parse(manifest));
      await db.update(project).set({ manifest, manifestHash });
    });
    await destroyed();
    expect([...house.memory.things.keys()]).toEqual([]);
  });
});
