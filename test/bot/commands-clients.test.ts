import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifestOf } from "../house.ts";
import { type Team, team } from "./team.ts";

let all: Team;

beforeAll(async () => {
  all = await team();
});
afterAll(() => all.close());

describe("a client is added", () => {
  test("by answers", async () => {
    const told = await all.says("operator", '/client add "Panna Cotta" cotta cotta.example.nz');
    expect(told).toMatchObject({
      text: "Panna Cotta is added.",
      notes: ["Next: /provision cotta"],
    });
    expect((await all.says("operator", "/client cotta")).code).toContain("cotta.example.nz");
  });

  test("by a manifest, whose faults are all told", async () => {
    const manifest = { ...manifestOf("torta"), infrastructure: { provider: "heroku" } };
    const told = await all.says("operator", `/client add --manifest '${JSON.stringify(manifest)}'`);
    expect(told.table?.rows.map(([path]) => path)).toEqual([
      "infrastructure.provider",
      "infrastructure.database",
      "infrastructure.auth",
    ]);
    const good = JSON.stringify(manifestOf("torta", "Torta"));
    expect((await all.says("operator", `/client add --manifest '${good}'`)).text).toBe(
      "Torta is added.",
    );
  });

  test.each([
    ["twice", "/client add Panna panna panna2.nz", "already a client “panna”"],
    ["with another's domain", "/client add Gelato gelato panna.example.nz", "already belong"],
    ["with another's staging", "/client add Gelato gelato panna-test.example.nz", "already belong"],
    [
      "with Mocca's own host",
      "/client add Gelato gelato git.localhost",
      "git.localhost is Mocca's own",
    ],
    ["with half the answers", "/client add Gelato", "a name, a slug and a domain are needed"],
    ["from what is no JSON", "/client add --manifest '{'", "the manifest is not JSON"],
  ])("never %s", async (_, line, words) => {
    const told = await all.says("operator", line);
    expect(told.text).toContain(words);
    expect((await all.says("operator", "/client show gelato")).tone).toBe("failed");
  });
});

describe("a further project of a client", () => {
  test("has everything of its own, and goes without the first one noticing", async () => {
    const added = await all.says("operator", "/project add panna board board.panna.example.nz");
    expect(added).toMatchObject({
      text: "Panna has the project board.",
      notes: ["Next: /provision panna/board"],
    });
    await all.pressFirst("operator", await all.says("operator", "/provision panna"));
    const things = new Map(all.house.memory.things);
    const plan = await all.says("operator", "/provision panna/board");
    expect(plan.text).toBe("Provisioning Panna · board creates 20 of 20 parts.");
    expect(plan.table?.rows.map(([, part]) => part)).toContain("Repository panna-board, private");
    await all.pressFirst("operator", plan);
    expect(all.house.memory.things.size).toBe(things.size + 20);
    const status = await all.says("operator", "/status panna");
    expect(status.text).toBe("4 of 4 environments are live.");
    expect(status.table?.rows[0]?.[0]).toBe("Panna · board · staging");
    expect((await all.says("operator", "/client clone panna/board")).code).toMatch(
      /\/git\/panna-board\.git$/,
    );

    const gone = await all.says("owner", "/destroy panna/board --confirm panna/board");
    await all.walked(gone);
    expect(all.house.memory.things).toEqual(things);
    expect((await all.says("operator", "/status panna")).text).toBe(
      "2 of 4 environments are live.",
    );
  });

  test.each([
    ["that is there", "/project add panna board b.nz", "“board” is there already"],
    ["called as the client", "/project add panna panna b.nz", "“panna” is there already"],
    ["whose host is another's", "/project add panna test b.nz", "already belong"],
    ["whose domain is another's", "/project add panna shop panna.example.nz", "already belong"],
    ["whose domain is none", "/project add panna shop nowhere", "a fault"],
    ["of a client that is not there", "/project add nobody shop b.nz", "no client “nobody”"],
  ])("is refused: %s", async (_, line, words) => {
    expect(JSON.stringify(await all.says("operator", line))).toContain(words);
    expect((await all.says("operator", "/provision panna/shop")).text).toContain("has no project");
  });

  test("is not cloned before it is there", async () => {
    expect((await all.says("operator", "/client clone panna/nothing")).text).toContain(
      "has no project",
    );
    expect((await all.says("operator", "/token list panna")).text).not.toContain("nothing");
  });
});

test("nothing that was said so far was a bug", () => {
  expect(all.house.platform.logged.filter((entry) => entry.line === "bug")).toEqual([]);
});
