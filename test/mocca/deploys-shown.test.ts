import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import { stage } from "../../db/schema.ts";
import { earlierBuild } from "../../mocca/deploys/earlier.ts";
import { listDeploys } from "../../mocca/deploys/list.ts";
import { stageLog } from "../../mocca/deploys/log.ts";
import { showDeploy } from "../../mocca/deploys/show.ts";
import { ask } from "../../mocca/verb.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";
import { wentLive } from "./went-live.ts";

let house: TestHouse;
let owner: Actor;
let guest: Actor;
let first: string;
let second: string;
let foreign: string;

beforeAll(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  const { clientId } = await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "hush", "Hush");
  guest = await hire(house, "Pat", "member", { client: "panna", role: "member" });
  foreign = await wentLive(house, owner, "hush", "staging", "f");
  first = await wentLive(house, owner, "panna", "production", "a", { migrations: ["crm/1"] });
  second = await wentLive(house, owner, "panna", "production", "b", {
    migrations: ["crm/1", "crm/2"],
  });
  const { db } = house.platform.database;
  const at = new Date();
  const row = { deployId: second, clientId, state: "done" as const, startedAt: at, finishedAt: at };
  await db.insert(stage).values({ ...row, name: "lint", log: "no complaints\n" });
});
afterAll(() => house.close());

const at = () => ({ house, actor: owner });

describe("the list of deploys", () => {
  test("is read page by page, the newest first, and says which is live", async () => {
    const page = await ask(listDeploys, at(), { limit: 2 });
    expect(page.rows).toMatchObject([
      { id: second, live: true, environment: "production", client: "Panna" },
      { id: first, live: false },
    ]);
    const rest = await ask(listDeploys, at(), { limit: 2, after: page.next });
    expect(rest.rows.map(({ id }) => id)).toEqual([foreign]);
    expect(rest.next).toBeUndefined();
    const oldest = await ask(listDeploys, at(), { limit: 1, order: "oldest" });
    expect(oldest.rows.map(({ id }) => id)).toEqual([foreign]);
    const newer = await ask(listDeploys, at(), { order: "oldest", after: oldest.next });
    expect(newer.rows.map(({ id }) => id)).toEqual([first, second]);
  });

  test("is filtered by place and state, and refuses what is not there", async () => {
    const staging = await ask(listDeploys, at(), { environment: "staging" });
    expect(staging.rows.map(({ id }) => id)).toEqual([foreign]);
    expect((await ask(listDeploys, at(), { state: "failed" })).rows).toEqual([]);
    await expect(
      ask(listDeploys, at(), { client: "panna", project: "none" }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(listDeploys, at(), { project: "panna" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("one deploy", () => {
  test("has every stage with its time, also those that have not begun", async () => {
    const shown = await ask(showDeploy, at(), { id: second });
    expect(shown).toMatchObject({
      askedBy: "Ian",
      environment: { name: "production", live: true },
    });
    expect(shown.stages.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "lint done",
      "type-check waiting",
      "build waiting",
      "migrate waiting",
      "deploy waiting",
    ]);
    const { log } = await ask(stageLog, at(), { id: second, stage: "lint" });
    expect(log).toBe("no complaints\n");
  });

  test("says before a rollback what would come back, and what the database keeps", async () => {
    const where = { project: "panna", environment: "production" as const };
    const told = await ask(earlierBuild, { ...at(), client: "panna" }, where);
    expect(told).toMatchObject({
      from: { commit: "b".repeat(40) },
      to: { commit: "a".repeat(40) },
      kept: ["crm/2"],
    });
  });

  test("of a client that one may not see is a deploy that is not there", async () => {
    const pat = { house, actor: guest };
    expect(await ask(showDeploy, pat, { id: first })).toMatchObject({ rights: ["look"] });
    for (const id of [foreign, newId()]) {
      const refused = { code: "not_found", message: "There is no such deploy that you may see." };
      await expect(ask(showDeploy, pat, { id })).rejects.toMatchObject(refused);
      await expect(ask(stageLog, pat, { id, stage: "lint" })).rejects.toMatchObject(refused);
    }
    const { rows } = await ask(listDeploys, pat, {});
    expect(rows.map(({ id }) => id)).toEqual([second, first]);
  });
});
