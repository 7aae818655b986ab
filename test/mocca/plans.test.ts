import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { event, plan, project, run } from "../../db/schema.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { verifyChain } from "../../mocca/audit/verify.ts";
import { guardClient } from "../../mocca/clients/guard.ts";
import { destroy } from "../../mocca/environments/destroy.ts";
import { provision } from "../../mocca/environments/provision.ts";
import { approvePlan } from "../../mocca/plans/approve.ts";
import { cancelPlan } from "../../mocca/plans/cancel.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, driverOf, hire, provisioned, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;
let operator: Actor;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  operator = await hire(house, "Olga", "operator");
  await addTestClient(house, "panna", "Panna");
});
afterEach(() => house.close());

const at = (actor: Actor) => ({ house, actor, client: "panna" });
const planned = (actor: Actor) => call(provision, at(actor), { project: "panna" });
const approve = (actor: Actor, { id, hash }: { id: string; hash: string }) =>
  call(approvePlan, at(actor), { plan: id, hash });
const runs = () => house.platform.withDb((db) => db.select().from(run));

/** Every row of every table as text, without those that a plan is allowed to write. */
async function everything() {
  return house.platform.withDb(async (db) => {
    const { rows: tables } = await execute(
      db,
      sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not in ('plan', 'event') order by 1`,
    );
    const all: Record<string, unknown> = {};
    for (const { name } of tables) {
      const { rows } = await execute(
        db,
        sql`select t::text as row from ${sql.identifier(String(name))} t order by 1`,
      );
      all[String(name)] = rows;
    }
    return all;
  });
}

async function execute(db: TestHouse["platform"]["database"]["db"], query: ReturnType<typeof sql>) {
  // The driver under the tests is pg, whose result has rows.
  return (await db.execute(query)) as unknown as { rows: Record<string, unknown>[] };
}

describe("a plan", () => {
  test("writes nothing anywhere but its own row and its event", async () => {
    const before = await everything();
    const made = await planned(owner);
    expect(await everything()).toEqual(before);
    expect(house.memory.calls).toEqual([]);
    expect(house.memory.things.size).toBe(0);
    expect(made.body.parts.every((part) => !part.there)).toBe(true);
    expect(made.body.notes.join(" ")).toContain("Not needed here: CLOUDFLARE_API_TOKEN");
  });

  test("has the same hash as long as nothing changed, and another one once something did", async () => {
    const first = await planned(owner);
    expect((await planned(operator)).hash).toBe(first.hash);
    await provisioned(house, owner, "panna");
    const after = await planned(owner);
    expect(after.hash).not.toBe(first.hash);
    expect(after.body.parts.every((part) => part.there)).toBe(true);
  });

  test("names what somebody else has taken instead of planning over it", async () => {
    const [name] = ["repository panna/panna/repository"];
    house.memory.things.set(name ?? "", { id: "x", marker: "another's" });
    await expect(planned(owner)).rejects.toMatchObject({ code: "conflict" });
    expect(house.memory.things.get(name ?? "")?.marker).toBe("another's");
  });

  test("is superseded by a newer one, also when two are made at once", async () => {
    const both = await Promise.all([planned(owner), planned(operator)]);
    const rows = await house.platform.withDb((db) => db.select().from(plan));
    expect(rows.map((row) => row.state).toSorted()).toEqual(["open", "superseded"]);
    const old = rows.find((row) => row.state === "superseded");
    const lost = both.find((one) => one.id === old?.id);
    if (lost === undefined) throw new Error("no plan was superseded");
    await expect(approve(owner, lost)).rejects.toThrow(/newer plan or push/);
  });
});

test("plans and approvals at the same moment wait for each other, and never break", async () => {
  for (let round = 0; round < 10; round++) {
    const made = await planned(owner);
    const answers = await Promise.allSettled([
      approve(owner, made),
      planned(operator),
      approve(operator, made),
      planned(owner),
    ]);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(Refusal);
    for (const { id } of await runs()) await driveRun(driverOf(house), id);
  }
});

describe("an approval", () => {
  test("of twenty who press at once one wins, and each other is told who did and when", async () => {
    const made = await planned(owner);
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, i) => hire(house, `P${i}`, "operator")),
    );
    const answers = await Promise.allSettled(people.map((person) => approve(person, made)));
    const won = answers.findIndex((answer) => answer.status === "fulfilled");
    const lost = answers.filter((answer) => answer.status === "rejected");
    expect(lost).toHaveLength(19);
    for (const { reason } of lost)
      expect(reason.message).toMatch(new RegExp(`^P${won} has approved it already, at 20\\d\\d-`));
    expect(await runs()).toHaveLength(1);
    const events = await house.platform.withDb((db) =>
      db.select().from(event).where(eq(event.kind, "plan approved")),
    );
    expect(events).toHaveLength(1);
    expect(await ask(verifyChain, { house, actor: owner }, {})).toMatchObject({ whole: true });
  });

  test("is bound to the hash that was shown", async () => {
    const made = await planned(owner);
    await expect(approve(owner, { id: made.id, hash: "0".repeat(64) })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("of another client's plan finds nothing", async () => {
    await addTestClient(house, "cotta");
    const made = await planned(owner);
    const asker = { house, actor: owner, client: "cotta" };
    const wrong = call(approvePlan, asker, { plan: made.id, hash: made.hash });
    await expect(wrong).rejects.toMatchObject({ code: "not_found" });
  });

  test("is refused once the record changed", async () => {
    const made = await planned(owner);
    await house.platform.withDb((db) => db.update(project).set({ manifestHash: "changed" }));
    await expect(approve(owner, made)).rejects.toThrow(
      "The configuration changed since this plan was made.",
    );
    const [row] = await house.platform.withDb((db) => db.select().from(plan));
    expect(row?.state).toBe("open");
  });

  test("is refused while another run of the project goes on, which is named", async () => {
    const going = await provisioned(house, owner, "panna", false);
    const made = await planned(owner);
    await expect(approve(owner, made)).rejects.toThrow(`R-${going.number}`);
    await driveRun(driverOf(house), going.id);
    await approve(owner, made);
    expect(await runs()).toHaveLength(2);
  });

  test("cannot follow a decline, nor a decline an approval", async () => {
    const first = await planned(owner);
    await call(cancelPlan, at(operator), { plan: first.id, hash: first.hash });
    await expect(approve(owner, first)).rejects.toThrow(/^Olga has cancelled it already/);
    const second = await planned(owner);
    await approve(owner, second);
    const late = call(cancelPlan, at(operator), { plan: second.id, hash: second.hash });
    await expect(late).rejects.toThrow(/^Ian has approved it already/);
  });
});

describe("a guarded client", () => {
  beforeEach(() => call(guardClient, at(owner), { guarded: true }));

  test("needs another person than the one who asked", async () => {
    const made = await planned(owner);
    await expect(approve(owner, made)).rejects.toThrow(/guarded: another person than Ian/);
    await approve(operator, made);
    expect(await runs()).toHaveLength(1);
  });

  test("lets who asked decline their own plan", async () => {
    const made = await planned(owner);
    await call(cancelPlan, at(owner), { plan: made.id, hash: made.hash });
  });
});

describe("to destroy", () => {
  beforeEach(() => provisioned(house, owner, "panna"));

  test("takes the name typed again, to the letter", async () => {
    await expect(call(destroy, at(owner), { name: "panna" })).rejects.toMatchObject({
      code: "needs_answer",
    });
    for (const confirm of ["", "pana", "panna/panna"])
      await expect(call(destroy, at(owner), { name: "panna", confirm })).rejects.toMatchObject({
        code: "invalid",
      });
  });

  test("takes the right, also to press the button of another's plan", async () => {
    await expect(
      call(destroy, at(operator), { name: "panna", confirm: "panna" }),
    ).rejects.toMatchObject({
      code: "not_allowed",
    });
    const made = await call(destroy, at(owner), { name: "panna", confirm: "panna" });
    await expect(approve(operator, made)).rejects.toThrow(/may not destroy Panna/);
    await approve(owner, made);
    expect((await runs()).map((row) => row.kind)).toEqual(["provision", "destroy"]);
  });

  test("takes something that is there", async () => {
    await addTestClient(house, "cotta");
    const asker = { house, actor: owner, client: "cotta" };
    await expect(call(destroy, asker, { name: "cotta", confirm: "cotta" })).rejects.toThrow(
      /nothing to destroy/,
    );
  });
});
