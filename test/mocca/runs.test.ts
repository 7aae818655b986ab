import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { listRuns } from "../../mocca/runs/list.ts";
import { runLogs } from "../../mocca/runs/logs.ts";
import { retryRun } from "../../mocca/runs/retry.ts";
import { showRun } from "../../mocca/runs/show.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, hire, provisioned, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;
let guest: Actor;
let done: number;
let failed: number;
let foreign: number;

beforeAll(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  const operator = await hire(house, "Olga", "operator");
  for (const slug of ["hush", "panna", "zest"]) await addTestClient(house, slug, slug);
  foreign = (await provisioned(house, operator, "hush")).number;
  done = (await provisioned(house, owner, "panna")).number;
  house.memory.before = ({ key }) => {
    if (key === "dns/staging") throw new Error("the zone is locked");
  };
  failed = (await provisioned(house, owner, "zest")).number;
  house.memory.before = () => undefined;
  guest = await hire(house, "Pat", "member", { client: "panna", role: "member" });
});
afterAll(() => house.close());

const list = async (asked: Parameters<typeof ask<"house", typeof listRuns.input, unknown>>[2]) =>
  ask(listRuns, { house, actor: owner }, asked);

describe("the list of runs", () => {
  test("is read page by page, the newest or the oldest first", async () => {
    const first = await list({ limit: 2 });
    expect(first.rows.map((row) => row.number)).toEqual([failed, done]);
    const second = await list({ limit: 2, after: first.next });
    expect(second.rows.map((row) => row.number)).toEqual([foreign]);
    expect(second.next).toBeUndefined();
    const oldest = await list({ limit: 2, order: "oldest" });
    expect(oldest.rows.map((row) => row.number)).toEqual([foreign, done]);
    const newer = await list({ limit: 2, order: "oldest", after: oldest.next });
    expect(newer.rows.map((row) => row.number)).toEqual([failed]);
  });

  test.each([
    [{ client: "panna" }, () => [done]],
    [{ state: "failed" as const }, () => [failed]],
    [{ kind: "destroy" as const }, () => []],
    [{ who: "Olga@mio.nz" }, () => [foreign]],
  ])("is filtered by %o", async (asked, wanted) => {
    expect((await list(asked)).rows.map((row) => row.number)).toEqual(wanted());
  });

  test("names who asked, and hands out nothing of their session", async () => {
    const { rows } = await list({});
    expect(rows.map((row) => row.askedBy)).toEqual(["Ian", "Ian", "Olga"]);
  });
});

describe("one run", () => {
  test("tells what each step comes after, its vendor, and what exists", async () => {
    const run = await ask(showRun, { house, actor: owner }, { number: done });
    const step = run.steps.find(({ key }) => key === "deploy/staging");
    expect(step).toMatchObject({ state: "done", vendor: "local", environment: "staging" });
    expect(step?.after).toContain("database/staging");
    expect(run).toMatchObject({ askedBy: "Ian", approvedBy: "Ian", clientSlug: "panna" });
    expect(run.resources.map(({ key }) => key)).toEqual(run.steps.map(({ key }) => key).sort());
  });

  test("keeps what the vendor said beside our words", async () => {
    const run = await ask(showRun, { house, actor: owner }, { number: failed });
    const step = run.steps.find(({ state }) => state === "failed");
    expect(step).toMatchObject({ key: "dns/staging", failure: { vendor: /zone is locked/ } });
  });

  test("tells what happened from a cursor on, without loss or repeat", async () => {
    const at = { house, actor: owner };
    const { rows } = await ask(runLogs, at, { number: done });
    const middle = rows[10]?.seq;
    const rest = await ask(runLogs, at, { number: done, after: middle });
    expect(rest.rows).toEqual(rows.slice(11));
  });

  test("of a client that one may not see is a run that is not there", async () => {
    const at = { house, actor: guest };
    await expect(ask(showRun, at, { number: done })).resolves.toMatchObject({ rights: ["look"] });
    for (const number of [foreign, 999]) {
      const refused = {
        code: "not_found",
        message: `There is no run R-${number} that you may see.`,
      };
      await expect(ask(showRun, at, { number })).rejects.toMatchObject(refused);
      await expect(ask(runLogs, at, { number })).rejects.toMatchObject(refused);
    }
    expect((await ask(listRuns, at, {})).rows.map((row) => row.number)).toEqual([done]);
  });

  test("goes on from the step that failed", async () => {
    await call(retryRun, { house, actor: owner, client: "zest" }, { number: failed });
    const run = await ask(showRun, { house, actor: owner }, { number: failed });
    expect(run.run.state).toBe("waiting");
    expect(run.steps.some(({ state }) => state === "failed")).toBe(false);
    expect(run.steps.filter(({ state }) => state === "done").length).toBeGreaterThan(5);
  });
});
