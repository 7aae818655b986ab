import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { client, deploy, environment, project } from "../../db/schema.ts";
import type { Manifest } from "../../lucca/manifest.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { guardClient } from "../../mocca/clients/guard.ts";
import { push } from "../../mocca/deploys/push.ts";
import { provision } from "../../mocca/environments/provision.ts";
import { approvePlan } from "../../mocca/plans/approve.ts";
import { listPlans } from "../../mocca/plans/list.ts";
import { proposeChange } from "../../mocca/plans/propose.ts";
import { showPlan } from "../../mocca/plans/show.ts";
import { projectManifest } from "../../mocca/projects/manifest.ts";
import { listRevisions } from "../../mocca/projects/revisions.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, driverOf, hire, provisioned, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
});
afterEach(() => house.close());

const at = (actor: Actor) => ({ house, actor, client: "panna" });
const read = () => ask(projectManifest, at(owner), { project: "panna" });
const revisions = (more = {}) => ask(listRevisions, at(owner), { project: "panna", ...more });

async function propose(change: (manifest: Manifest) => unknown, actor = owner) {
  const { manifest, hash } = await read();
  const asked = { project: "panna", manifest: change(manifest), hash };
  return call(proposeChange, at(actor), asked);
}

const withLogo = (manifest: Manifest) => ({ ...manifest, branding: { logo: "custom/panna.svg" } });
const renamed = (name: string) => (manifest: Manifest) => ({
  ...manifest,
  client: { ...manifest.client, name },
});

describe("a configuration that is saved", () => {
  test("proposes a plan and changes nothing by itself", async () => {
    const before = await read();
    const made = await propose(withLogo);
    expect(await read()).toEqual({ ...before, plan: made.id });
    expect(await ask(showPlan, { house, actor: owner }, { plan: made.id })).toMatchObject({
      state: "open",
      askedBy: "Ian",
      held: null,
      changes: [{ path: "branding.logo", from: null, to: "custom/panna.svg" }],
      notes: expect.arrayContaining([expect.stringMatching(/^Proposed by Ian: /)]),
    });
  });

  test("is the record once its plan is approved, the client's name with it", async () => {
    const { id, hash } = await propose(renamed("Panna Cotta"));
    const run = await call(approvePlan, at(owner), { plan: id, hash });
    await driveRun(driverOf(house), run.id);
    const [row] = await house.platform.withDb((db) => db.select().from(client));
    expect(row?.name).toBe("Panna Cotta");
    const after = await read();
    expect(after.manifest.client.name).toBe("Panna Cotta");
    expect(after.commonHash).toBe(after.hash);
    const { rows } = await revisions();
    expect(rows.map(({ by, current, changes }) => ({ by, current, changes }))).toEqual([
      {
        by: "Ian",
        current: true,
        changes: [{ path: "client.name", from: "Panna", to: "Panna Cotta" }],
      },
      { by: "Lucca", current: false, changes: null },
    ]);
  });

  test("of two people who saved at the same time, the second is told when the first is approved", async () => {
    const { manifest, hash } = await read();
    const first = await propose(renamed("First"));
    await call(approvePlan, at(owner), { plan: first.id, hash: first.hash });
    const late = { project: "panna", manifest: renamed("Second")(manifest), hash };
    await expect(call(proposeChange, at(owner), late)).rejects.toThrow(
      "the configuration changed since you read it",
    );
  });

  test("is refused with each fault at its path, and when it says nothing new", async () => {
    const faulty = propose((manifest) => ({
      ...manifest,
      client: { ...manifest.client, domain: "nowhere" },
      modules: { ...manifest.modules, zebra: { enabled: true } },
    }));
    await expect(faulty).rejects.toMatchObject({ faults: [{ path: "client.domain" }] });
    const other = propose((manifest) => ({
      ...manifest,
      client: { ...manifest.client, slug: "cotta" },
    }));
    await expect(other).rejects.toMatchObject({ faults: [{ path: "client.slug" }] });
    await expect(propose((manifest) => manifest)).rejects.toMatchObject({ code: "conflict" });
  });

  test("does not displace what a push proposes", async () => {
    const { manifest } = await read();
    const update = { branch: "main", commit: "c".repeat(40), subject: "Paint", author: "Ana" };
    const pushed = { ...update, manifest: JSON.stringify(withLogo(manifest)) };
    await call(push, at(owner), { project: "panna", updates: [pushed] });
    await expect(propose(renamed("Other"))).rejects.toThrow(
      "Ana proposes another change in ccccccc",
    );
  });

  test("can be proposed again from its history", async () => {
    const made = await propose(withLogo);
    await call(approvePlan, at(owner), { plan: made.id, hash: made.hash });
    const [, first] = (await revisions()).rows;
    const again = await call(proposeChange, at(owner), {
      project: "panna",
      manifest: first?.manifest,
      hash: (await read()).hash,
    });
    expect(again.body.proposed?.changes).toEqual([
      { path: "branding.logo", from: "custom/panna.svg", to: null },
    ]);
  });

  test("stays what was proposed when somebody asks to provision meanwhile", async () => {
    await propose(withLogo);
    const planned = await call(provision, at(owner), { project: "panna" });
    expect(planned.body.proposed?.manifest.branding.logo).toBe("custom/panna.svg");
    expect(planned.body.proposed?.commit).toBeUndefined();
  });
});

test("the history is read page by page, and any two of it compared", async () => {
  for (const name of ["One", "Two"]) {
    const { id, hash } = await propose(renamed(name));
    const run = await call(approvePlan, at(owner), { plan: id, hash });
    await driveRun(driverOf(house), run.id);
  }
  const first = await revisions({ limit: 2 });
  const rest = await revisions({ limit: 2, before: first.next });
  expect([...first.rows, ...rest.rows].map(({ manifest }) => manifest)).toMatchObject([
    { client: { name: "Two" } },
    { client: { name: "One" } },
    { client: { name: "Panna" } },
  ]);
  expect(rest.next).toBeUndefined();
  const against = await revisions({ against: rest.rows[0]?.id, limit: 1 });
  expect(against.rows[0]?.changes).toEqual([{ path: "client.name", from: "Panna", to: "Two" }]);
});

test("a plan after a rollback says that the newest commit goes live again", async () => {
  await provisioned(house, owner, "panna");
  await house.platform.withDb(async (db) => {
    const [row] = await db.select().from(project);
    const [staging] = await db.select().from(environment).where(eq(environment.name, "staging"));
    if (row === undefined || staging === undefined) throw new Error("There is no staging");
    const about = { clientId: row.clientId, projectId: row.id, environmentId: staging.id };
    const back = { kind: "rollback" as const, branch: "staging", commit: "a".repeat(40) };
    const id = crypto.randomUUID();
    await db.insert(deploy).values({ id, ...about, ...back, state: "done", askedBy: owner });
    await db
      .update(environment)
      .set({ state: "live", liveDeployId: id })
      .where(eq(environment.id, staging.id));
  });
  const { body } = await propose(withLogo);
  expect(body.notes).toContain(
    "Staging was rolled back to aaaaaaa: this run deploys the newest commit of staging there again.",
  );
});

describe("the approvals", () => {
  const plans = (actor: Actor, more = {}) => ask(listPlans, { house, actor }, more);

  test("hold back in words whom a guarded client does not let approve", async () => {
    await call(guardClient, at(owner), { guarded: true });
    await propose(withLogo);
    const olga = await hire(house, "Olga", "operator");
    const [own] = (await plans(owner)).rows;
    expect(own).toMatchObject({ mayCancel: true, held: expect.stringMatching(/guarded/) });
    expect((await plans(olga)).rows[0]?.held).toBeNull();
  });

  test("show nothing to a member who was not given the client, by list or by id", async () => {
    const { id } = await propose(withLogo);
    const mia = await hire(house, "Mia", "member");
    expect((await plans(mia)).rows).toEqual([]);
    const shown = ask(showPlan, { house, actor: mia }, { plan: id });
    await expect(shown).rejects.toMatchObject({ code: "not_found" });
    const given = await hire(house, "Moe", "member", { client: "panna", role: "member" });
    expect((await plans(given)).rows[0]).toMatchObject({ mayCancel: false });
    expect((await plans(given)).rows[0]?.held).toMatch(/takes operator/);
  });

  test("keep those that were decided, with who and when and the run that came of it", async () => {
    const { id, hash } = await propose(withLogo);
    const run = await call(approvePlan, at(owner), { plan: id, hash });
    expect((await plans(owner)).rows).toEqual([]);
    const [decided] = (await plans(owner, { state: "decided" })).rows;
    expect(decided).toMatchObject({ decidedBy: "Ian", run: { number: run.number } });
  });
});
