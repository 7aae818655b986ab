import { afterAll, beforeAll, expect, test } from "vitest";
import { listCommands } from "../../../bot/console/rooms/commands.ts";
import { completeLine } from "../../../bot/console/rooms/complete.ts";
import { roomFacts } from "../../../bot/console/rooms/facts.ts";
import { ask } from "../../../mocca/verb.ts";
import { provisioned } from "../../house.ts";
import { type Console, consoleHouse, type Person } from "./console.ts";

let all: Console;
beforeAll(async () => {
  all = await consoleHouse();
});
afterAll(() => all.close());

const complete = (who: Person, line: string) =>
  ask(completeLine, { house: all.house, actor: who }, { line, cursor: line.length });

test("the composer offers what this person may say, and shows how it is said", async () => {
  expect(await complete(all.ian, "/prov")).toEqual({ from: 1, matches: ["provision"] });
  expect(await complete(all.ian, "/provision pa")).toMatchObject({
    from: 11,
    matches: ["panna"],
    hint: { words: "provision", usage: expect.stringContaining("CLIENT") },
  });
  expect(await complete(all.mia, "/provision pa")).toEqual({ from: 11, matches: [] });
  const words = async (who: Person) =>
    (await ask(listCommands, { house: all.house, actor: who }, {})).map((one) => one.words);
  expect(await words(all.ian)).toContain("destroy");
  expect(await words(all.mia)).not.toContain("destroy");
});

test("beside a client's room stand its environments and runs alone", async () => {
  await provisioned(all.house, all.ian, "hushhush");
  await provisioned(all.house, all.ian, "panna");
  const panna = await all.roomOf(all.ian, "Panna");
  const facts = (who: Person, room: string) =>
    ask(roomFacts, { house: all.house, actor: who }, { room });
  const shown = JSON.stringify(await facts(all.ian, panna.id));
  expect(shown).toContain("panna");
  expect(shown).not.toMatch(/hush/i);
  const everybody = await all.roomOf(all.mia, "Everybody");
  expect(JSON.stringify(await facts(all.mia, everybody.id))).not.toMatch(/panna|hush/i);
  await expect(facts(all.mia, panna.id)).rejects.toMatchObject({ code: "not_found" });
});
