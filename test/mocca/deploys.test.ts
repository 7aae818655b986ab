import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import { deploy, type EnvironmentName, environment } from "../../db/schema.ts";
import { type City, loadCity } from "../../lucca/subject.ts";
import { promote } from "../../mocca/deploys/promote.ts";
import { rollback } from "../../mocca/deploys/rollback.ts";
import { call } from "../../mocca/verb.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;
let city: City;
let minute: number;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  const { clientId, projectId } = await addTestClient(house, "panna", "Panna");
  city = await house.platform.withDb((db) => loadCity(db, clientId, projectId));
  minute = 0;
});
afterEach(() => house.close());

const commitOf = (letter: string) => letter.repeat(40);
const at = () => ({ house, actor: owner, client: "panna" });

/** A commit went live on an environment, a minute after the one before. */
async function wentLive(
  name: EnvironmentName,
  letter: string,
  more: Partial<typeof deploy.$inferInsert> = {},
) {
  const place = city.environments.find((one) => one.name === name);
  if (place === undefined) throw new Error(name);
  minute += 1;
  const id = newId();
  await house.platform.withDb(async (db) => {
    await db.insert(deploy).values({
      id,
      clientId: city.client.id,
      projectId: city.project.id,
      environmentId: place.id,
      kind: "push",
      branch: name,
      commit: commitOf(letter),
      state: "done",
      askedBy: owner,
      createdAt: new Date(Date.now() - 3_600_000 + minute * 60_000),
      ...more,
    });
    await db
      .update(environment)
      .set({ liveDeployId: id, state: "live" })
      .where(eq(environment.id, place.id));
  });
  return id;
}

/** The pipeline has taken a queued deploy to its end. */
async function arrived(id: string, name: EnvironmentName) {
  await house.platform.withDb(async (db) => {
    await db.update(deploy).set({ state: "done" }).where(eq(deploy.id, id));
    const place = city.environments.find((one) => one.name === name)?.id ?? "";
    await db.update(environment).set({ liveDeployId: id }).where(eq(environment.id, place));
  });
}

const back = (commit?: string) =>
  call(rollback, at(), { project: "panna", environment: "production", commit });

describe("to promote", () => {
  test("sends what is live on staging to production", async () => {
    await wentLive("production", "a");
    await wentLive("staging", "b", { subject: "Better" });
    const made = await call(promote, at(), { project: "panna" });
    expect(made).toMatchObject({ from: commitOf("a"), to: commitOf("b"), subject: "Better" });
    expect(house.platform.woken.at(-1)).toEqual({ name: "deploy", deployId: made.deploy });
  });

  test("is refused when production has it, has nothing, or is busy", async () => {
    await expect(call(promote, at(), { project: "panna" })).rejects.toThrow(
      /staging has nothing live/,
    );
    await wentLive("staging", "a");
    await expect(call(promote, at(), { project: "panna" })).rejects.toThrow(
      /production has nothing live/,
    );
    await wentLive("production", "a");
    await expect(call(promote, at(), { project: "panna" })).rejects.toThrow(/has aaaaaaa already/);
  });

  test("happens once when two ask at the same moment", async () => {
    await wentLive("production", "a");
    await wentLive("staging", "b");
    const asked = Array.from({ length: 5 }, () => call(promote, at(), { project: "panna" }));
    const answers = await Promise.allSettled(asked);
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected")
        expect(answer.reason.message).toMatch(/is deploying bbbbbbb/);
  });
});

describe("to roll back", () => {
  test("goes to the commit before, and each time one further", async () => {
    for (const letter of ["a", "b", "c"]) await wentLive("production", letter);
    const first = await back();
    expect(first.to).toBe(commitOf("b"));
    await arrived(first.deploy, "production");
    const second = await back();
    expect(second.to).toBe(commitOf("a"));
    await arrived(second.deploy, "production");
    await expect(back()).rejects.toThrow(/no earlier build/);
  });

  test("passes by what never was live there", async () => {
    await wentLive("production", "a");
    await wentLive("staging", "b");
    await wentLive("production", "c", { state: "failed" });
    await wentLive("production", "d");
    expect((await back()).to).toBe(commitOf("a"));
  });

  test("goes to a commit that is named, also forward again", async () => {
    for (const letter of ["a", "b", "c"]) await wentLive("production", letter);
    const made = await back("aaaa");
    expect(made.to).toBe(commitOf("a"));
    await arrived(made.deploy, "production");
    const again = await back("cccccc");
    expect(again.to).toBe(commitOf("c"));
    await arrived(again.deploy, "production");
    await expect(back("ffff")).rejects.toThrow(/no other build of ffff/);
    await expect(back("%")).rejects.toMatchObject({ code: "invalid" });
  });

  test("names the migrations that lie between and stay", async () => {
    await wentLive("production", "a", { migrations: ["crm/1"] });
    await wentLive("production", "b", { migrations: ["crm/1", "crm/2", "custom/1"] });
    expect((await back()).kept).toEqual(["crm/2", "custom/1"]);
  });

  test("is refused while a deploy is going on", async () => {
    for (const letter of ["a", "b"]) await wentLive("production", letter);
    await back();
    await expect(back()).rejects.toThrow(/is deploying aaaaaaa/);
  });
});
