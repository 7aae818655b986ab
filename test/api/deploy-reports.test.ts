import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { deploy, environment, event, type StageName, stage } from "../../db/schema.ts";
import { claimDeploy } from "../../lucca/deploys/lease.ts";
import { queueDeploy } from "../../lucca/deploys/queue.ts";
import { commit, type PipelineDoor, pipelineDoor, second } from "./pipeline-door.ts";

const owner: Actor = { via: "system", principal: "test" };

let door: PipelineDoor;

beforeEach(async () => {
  door = await pipelineDoor();
});
afterEach(() => door.close());

const deploys = () =>
  door.house.platform.withDb((db) => db.select().from(deploy).orderBy(deploy.createdAt));
const stages = () => door.house.platform.withDb((db) => db.select().from(stage));
const live = () =>
  door.house.platform.withDb(async (db) => {
    const [row] = await db.select().from(environment).where(eq(environment.id, door.staging));
    return row?.liveDeployId;
  });

/** A whole pipeline's reports, each stage begun and done. */
async function wholePipeline(of = commit) {
  for (const name of ["lint", "type-check", "build", "migrate", "deploy"] as const)
    for (const state of ["running", "done"])
      expect((await door.send(door.report(name, state, { commit: of }))).status).toBe(200);
}

describe("a pipeline's reports", () => {
  test("take the environment's live commit forward at the end only", async () => {
    await door.send(door.report("lint", "running"));
    expect(await live()).toBeNull();
    await wholePipeline();
    const [row, ...more] = await deploys();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ state: "done", stage: "deploy", commit, author: "Sam" });
    expect(await live()).toBe(row?.id);
  });

  test("that are late never take a finished stage or deploy back", async () => {
    const early = door.report("lint", "running");
    const log = door.report("build", "done", { log: "the log" });
    await wholePipeline();
    expect((await door.send(early)).status).toBe(200);
    expect((await door.send(log)).status).toBe(200);
    const rows = await deploys();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: "done", stage: "deploy" });
    expect((await stages()).map((one) => one.state)).toEqual(Array(5).fill("done"));
  });

  test("that overtake each other end the same", async () => {
    const order: [StageName, string][] = [
      ["lint", "done"],
      ["build", "running"],
      ["lint", "running"],
      ["type-check", "done"],
      ["deploy", "done"],
      ["build", "done"],
      ["migrate", "done"],
      ["type-check", "running"],
    ];
    for (const [name, state] of order) {
      await door.send(door.report(name, state));
      if (name === "type-check" && state === "done")
        expect((await deploys())[0]?.stage).toBe("build");
    }
    const rows = await deploys();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: "done", stage: "deploy" });
    expect((await stages()).every((one) => one.state === "done")).toBe(true);
    expect(await live()).toBe(rows[0]?.id);
  });

  test("of a failed stage end the deploy, and what is live stays", async () => {
    await wholePipeline();
    const before = await live();
    await door.send(door.report("lint", "done", { commit: second }));
    await door.send(door.report("build", "failed", { commit: second, log: "no" }));
    await door.send(door.report("deploy", "done", { commit: second }));
    expect((await deploys())[1]).toMatchObject({ state: "failed", stage: "build" });
    expect(await live()).toBe(before);
  });

  test("of the same commit's next pipeline begin a deploy of their own", async () => {
    await wholePipeline();
    await wholePipeline();
    const rows = await deploys();
    expect(rows.map((row) => row.state)).toEqual(["done", "done"]);
    expect(await live()).toBe(rows[1]?.id);
  });

  test("of a newer commit end an older pipeline that ran elsewhere", async () => {
    await door.send(door.report("lint", "running"));
    await door.send(door.report("lint", "running", { commit: second }));
    await door.send(door.report("lint", "done"));
    const rows = await deploys();
    expect(rows.map((row) => row.state)).toEqual(["stopped", "running"]);
    const stopped = await door.house.platform.withDb((db) =>
      db.select().from(event).where(eq(event.kind, "deploy stopped")),
    );
    expect(stopped).toMatchObject([{ deployId: rows[0]?.id }]);
  });
});

describe("beside Mocca's own pipeline", () => {
  async function own(of: string) {
    const place = door.city.environments.find((one) => one.id === door.staging);
    return door.house.platform.withDb(async (db) => {
      const wanted = { kind: "push" as const, branch: "staging", commit: of };
      const { id } = await queueDeploy(db, owner, door.city, place, wanted);
      return id;
    });
  }

  test("a deploy that runs elsewhere is never claimed here", async () => {
    await door.send(door.report("lint", "running"));
    const [row] = await deploys();
    const claimed = await door.house.platform.withDb((db) =>
      claimDeploy(db, row?.id ?? "", "here"),
    );
    expect(claimed).toBeUndefined();
  });

  test("a report of another commit is refused in words while one runs here", async () => {
    const id = await own(second);
    await door.house.platform.withDb((db) => claimDeploy(db, id, "here"));
    const answer = await door.send(door.report("lint", "running"));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(`staging is deploying ${second.slice(0, 7)}`);
  });

  test("two deploys of one environment are never claimed at once", async () => {
    const ids = await Promise.all([own(commit), own(second), own("c".repeat(40))]);
    const claims = await Promise.all(
      ids.flatMap((id) =>
        [1, 2].map((n) => door.house.platform.withDb((db) => claimDeploy(db, id, `w${n}`))),
      ),
    );
    expect(claims.filter((row) => row !== undefined)).toHaveLength(1);
  });
});
