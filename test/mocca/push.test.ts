import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { deploy, event, plan, project } from "../../db/schema.ts";
import { plain } from "../../lucca/manifest.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { stored } from "../../lucca/subject.ts";
import { push } from "../../mocca/deploys/push.ts";
import { provision } from "../../mocca/environments/provision.ts";
import { approvePlan } from "../../mocca/plans/approve.ts";
import { call } from "../../mocca/verb.ts";
import { addTestClient, driverOf, hire, provisioned, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  await provisioned(house, owner, "panna");
});
afterEach(() => house.close());

let pushes = 0;
function pushed(branch: string, manifest?: unknown, commit?: string) {
  pushes += 1;
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
  const update = {
    branch,
    commit: commit ?? String(pushes).padStart(40, "0"),
    subject: "A change",
    author: "Sam",
    ...(text !== undefined && { manifest: text }),
  };
  return call(
    push,
    { house, actor: owner, client: "panna" },
    { project: "panna", updates: [update] },
  );
}

const row = () => house.platform.withDb(async (db) => (await db.select().from(project))[0]);
const deploys = () =>
  house.platform.withDb((db) => db.select().from(deploy).orderBy(deploy.createdAt));
const openPlan = () =>
  house.platform.withDb(async (db) =>
    (await db.select().from(plan)).find((one) => one.state === "open"),
  );
const eventsOf = (kind: string) =>
  house.platform.withDb(async (db) =>
    (await db.select().from(event)).filter((one) => one.kind === kind),
  );

async function record() {
  return stored((await row())?.manifest);
}

async function changed(colour: string) {
  return plain({ ...(await record()), branding: { colour } });
}

describe("a push", () => {
  test("to an environment's branch deploys there, to any other is checked only", async () => {
    const manifest = plain(await record());
    await pushed("staging", manifest);
    await pushed("main", manifest);
    await pushed("idea", manifest);
    const rows = await deploys();
    expect(rows.map((one) => [one.branch, one.environmentId !== null])).toEqual([
      ["staging", true],
      ["main", true],
      ["idea", false],
    ]);
    expect(house.platform.woken.filter((job) => job.name === "deploy")).toHaveLength(3);
  });

  test("takes the place of an older one that still waits, and says so", async () => {
    const manifest = plain(await record());
    await pushed("staging", manifest);
    await pushed("idea", manifest);
    await pushed("staging", manifest);
    expect((await deploys()).map((one) => [one.branch, one.state])).toEqual([
      ["staging", "stopped"],
      ["idea", "waiting"],
      ["staging", "waiting"],
    ]);
    const [first] = await deploys();
    expect(await eventsOf("deploy stopped")).toMatchObject([{ deployId: first?.id }]);
  });

  test("of the same commit again queues nothing twice", async () => {
    const manifest = plain(await record());
    const commit = "c".repeat(40);
    await pushed("staging", manifest, commit);
    await pushed("staging", manifest, commit);
    expect(await deploys()).toHaveLength(1);
  });
});

describe("a pushed manifest.json", () => {
  test("that says what the record says changes nothing", async () => {
    expect(await pushed("staging", plain(await record()))).toMatchObject({ manifest: "unchanged" });
    expect(await openPlan()).toBeUndefined();
  });

  test("that is new proposes a plan, which becomes the record once it is approved", async () => {
    const before = await row();
    expect(await pushed("staging", await changed("#B5452C"))).toMatchObject({ manifest: "plan" });
    expect((await row())?.manifestHash).toBe(before?.manifestHash);
    const open = await openPlan();
    const made = await call(
      approvePlan,
      { house, actor: owner, client: "panna" },
      { plan: open?.id ?? "", hash: open?.hash ?? "" },
    );
    await driveRun(driverOf(house), made.id);
    expect(await record()).toMatchObject({ branding: { colour: "#B5452C" } });
    const after = await row();
    expect(after?.commonHash).toBe(after?.manifestHash);
    expect(await eventsOf("manifest changed by push")).toHaveLength(1);
  });

  test("that takes its change back takes the proposal back, but only from its own branch", async () => {
    const before = plain(await record());
    await pushed("staging", await changed("#B5452C"));
    await pushed("main", before);
    expect(await openPlan()).toBeDefined();
    await pushed("staging", before);
    expect(await openPlan()).toBeUndefined();
    expect(await eventsOf("proposal withdrawn")).toHaveLength(1);
  });

  test("of a side branch proposes nothing", async () => {
    expect(await pushed("idea", await changed("#B5452C"))).toMatchObject({ manifest: "unchanged" });
  });

  test.each([
    ["no JSON", "{"],
    ["an unknown vendor", { infrastructure: { provider: "heroku" } }],
    ["nothing at all", undefined],
  ])("that is %s is refused in words, and the push stands", async (_, manifest) => {
    expect(await pushed("staging", manifest)).toMatchObject({ deploys: 1, manifest: "refused" });
    expect(await eventsOf("manifest refused")).toHaveLength(1);
    expect(await openPlan()).toBeUndefined();
  });

  test("with another slug is refused", async () => {
    const manifest = await record();
    const other = plain({ ...manifest, client: { ...manifest.client, slug: "cotta" } });
    expect(await pushed("staging", other)).toMatchObject({ manifest: "refused" });
  });

  test("that changed while the record changed too is a conflict, and nothing is applied", async () => {
    const mine = await changed("#B5452C");
    const moved = plain({ ...(await record()), time_zone: "Pacific/Chatham" });
    await house.platform.withDb((db) =>
      db.update(project).set({ manifest: moved, manifestHash: "moved" }),
    );
    expect(await pushed("staging", mine)).toMatchObject({ manifest: "conflict" });
    const [told] = await eventsOf("manifest conflict");
    expect(Object.keys(told?.facts ?? {}).toSorted()).toEqual([
      "commit",
      "common",
      "record",
      "repository",
    ]);
    expect(await openPlan()).toBeUndefined();
  });

  test("that says what the record has become settles it", async () => {
    const mine = await changed("#B5452C");
    await pushed("staging", mine);
    await call(provision, { house, actor: owner, client: "panna" }, { project: "panna" });
    const open = await openPlan();
    const input = { plan: open?.id ?? "", hash: open?.hash ?? "" };
    await call(approvePlan, { house, actor: owner, client: "panna" }, input);
    await house.platform.withDb((db) => db.update(project).set({ commonHash: "older" }));
    expect(await pushed("main", mine)).toMatchObject({ manifest: "agreed" });
    const after = await row();
    expect(after?.commonHash).toBe(after?.manifestHash);
  });
});
