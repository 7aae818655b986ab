import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { deploy, environment, project, resource } from "../../db/schema.ts";
import { board } from "../../mocca/environments/board.ts";
import { status } from "../../mocca/environments/status.ts";
import { addProject } from "../../mocca/projects/add.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, hire, provisioned, type TestHouse, testHouse } from "../house.ts";
import { wentLive } from "./went-live.ts";

let house: TestHouse;
let owner: Actor;
let guest: Actor;

beforeAll(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  for (const slug of ["bord", "panna", "zest"]) await addTestClient(house, slug, slug);
  const wanted = { slug: "board", domain: "board.example.nz" };
  await call(addProject, { house, actor: owner, client: "panna" }, wanted);
  await provisioned(house, owner, "panna");
  guest = await hire(house, "Pat", "member", { client: "panna", role: "member" });
});
afterAll(() => house.close());

type Asked = Parameters<typeof ask<"house", typeof board.input, unknown>>[2];
const shown = (asked: Asked = {}, actor = owner) => ask(board, { house, actor }, asked);
const names = async (asked: Asked = {}, actor = owner) =>
  (await shown(asked, actor)).rows.map(({ client, project: slug }) => `${client}/${slug}`);
const panna = async () => {
  const { rows } = await shown({ client: "panna" });
  const row = rows.find((one) => one.project === "panna");
  if (row === undefined) throw new Error("Panna is not on the board");
  return row;
};

describe("the board", () => {
  test("has every project once, page by page, by client and project", async () => {
    const all = ["bord/bord", "panna/board", "panna/panna", "zest/zest"];
    expect(await names()).toEqual(all);
    const read: string[] = [];
    let after: string | undefined;
    do {
      const page = await shown({ limit: 1, after });
      read.push(...page.rows.map((row) => `${row.client}/${row.project}`));
      after = page.next;
    } while (after !== undefined);
    expect(read).toEqual(all);
  });

  test("shows a person the clients that they were given, and no other is there", async () => {
    expect(await names({}, guest)).toEqual(["panna/board", "panna/panna"]);
    await expect(shown({ client: "zest" }, guest)).rejects.toMatchObject({ code: "not_found" });
    expect((await shown({}, guest)).rows[0]?.rights).toEqual(["look"]);
    expect((await panna()).rights).toContain("destroy");
  });

  test("finds projects by the state of their environments", async () => {
    expect(await names({ state: "live" })).toEqual(["panna/panna"]);
    expect(await names({ state: "planned" })).toEqual(["bord/bord", "panna/board", "zest/zest"]);
    expect(await names({ state: "deploying" })).toEqual([]);
  });

  test("tells what is live from what is on its way or failed since", async () => {
    const live = await wentLive(house, owner, "panna", "staging", "a");
    expect(await panna()).toMatchObject({ ahead: false, production: { live: null } });
    const next = await wentLive(house, owner, "panna", "staging", "b", {
      state: "running",
      stage: "build",
    });
    expect(await panna()).toMatchObject({
      staging: { live: { id: live }, latest: { id: next, state: "running", stage: "build" } },
    });
    expect(await names({ state: "deploying" })).toEqual(["panna/panna"]);
    const { db } = house.platform.database;
    await db.update(deploy).set({ state: "failed" }).where(eq(deploy.id, next));
    expect(await names({ state: "failed" })).toEqual(["panna/panna"]);
    expect((await panna()).staging.live?.commit).toBe("a".repeat(40));
  });
});

describe("drift", () => {
  test("is said when staging serves another commit than production", async () => {
    await wentLive(house, owner, "panna", "staging", "c");
    await wentLive(house, owner, "panna", "production", "a");
    expect((await panna()).ahead).toBe(true);
    await wentLive(house, owner, "panna", "production", "c");
    expect((await panna()).ahead).toBe(false);
  });

  test("is said when modules are behind the catalogue", async () => {
    expect((await panna()).behind).toEqual([]);
    const { db } = house.platform.database;
    const observed = { modules: { "mocca-client": "0.0.1" } };
    await db.update(resource).set({ observed }).where(eq(resource.key, "code"));
    expect((await panna()).behind).toMatchObject([{ title: "Mocca Client", from: "0.0.1" }]);
  });

  test("is said when the record has what the repository has not", async () => {
    expect((await panna()).record).toBe("agrees");
    const { db } = house.platform.database;
    await db.update(project).set({ manifestHash: "other" }).where(eq(project.slug, "panna"));
    expect((await panna()).record).toBe("differs");
    expect((await shown({ client: "zest" })).rows[0]?.record).toBe("new");
  });
});

test("the status has a row for each environment of the same projects", async () => {
  const { rows } = await ask(status, { house, actor: owner }, { client: "panna" });
  expect(rows.map((row) => `${row.project} ${row.environment} ${row.state}`)).toEqual([
    "board staging planned",
    "board production planned",
    "panna staging live",
    "panna production live",
  ]);
  const { db } = house.platform.database;
  expect(await db.select().from(environment)).toHaveLength(8);
});
