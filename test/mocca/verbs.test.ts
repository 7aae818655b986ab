import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Actor, Role } from "../../db/actor.ts";
import { event } from "../../db/schema.ts";
import { questions } from "../../mocca/questions.ts";
import { judge } from "../../mocca/rights.ts";
import { ask, call, type Question, type Verb } from "../../mocca/verb.ts";
import { verbs } from "../../mocca/verbs.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";

type AnyVerb = Verb<"house" | "client", z.ZodType, unknown, unknown>;
type AnyQuestion = Question<"house" | "client", z.ZodType, unknown>;

// Each member of the lists is one of these with types of its own; the names and rights are all that counts here.
const allVerbs = verbs as unknown as readonly AnyVerb[];
const allQuestions = questions as unknown as readonly AnyQuestion[];
const all = [...allVerbs, ...allQuestions];

let house: TestHouse;
const people = new Map<string, Actor>();

beforeAll(async () => {
  house = await testHouse();
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "cotta", "Cotta");
  for (const role of ["owner", "operator", "member"] as const)
    people.set(`${role} of the house`, await hire(house, `A${role}`, role));
  for (const there of ["owner", "operator", "member"] as const)
    people.set(
      `${there} at Panna`,
      await hire(house, `B${there}`, "member", { client: "panna", role: there }),
    );
  people.set("webhook", { via: "webhook", principal: "pipeline" });
});
afterAll(() => house.close());

function attempt(asked: AnyVerb | AnyQuestion, actor: Actor, client: string) {
  const asker = { house, actor, client };
  // What is wrong with the input is only looked at once the right is there.
  const input: unknown = Symbol("nothing that could be read");
  return allVerbs.includes(asked as AnyVerb)
    ? call(asked as AnyVerb, asker, input)
    : ask(asked as AnyQuestion, asker, input);
}

test("every file of a verb or a question is on its list, once", async () => {
  const names = all.map((one) => one.name);
  expect(names).toEqual([...new Set(names)]);
  const root = new URL("../../mocca/", import.meta.url);
  const files = await readdir(root, { recursive: true });
  for (const name of names) expect(files).toContain(`${name}.ts`);
});

describe.each(all.map((one) => [one.name, one] as const))("%s", (_, asked) => {
  const roleThere = (who: string): Role | undefined =>
    who.endsWith("at Panna") ? (who.split(" ")[0] as Role) : undefined;

  test.each([
    "owner of the house",
    "operator of the house",
    "member of the house",
    "owner at Panna",
    "operator at Panna",
    "member at Panna",
    "webhook",
  ])("for the %s", async (who) => {
    const actor = people.get(who);
    if (actor === undefined) throw new Error(who);
    const place =
      asked.scope === "house"
        ? ({ at: "house" } as const)
        : ({ at: "client", role: roleThere(who) } as const);
    const { may } = judge(actor, asked.right, place);
    const before = await house.platform.withDb((db) => db.$count(event));
    const refusal: { code: string } = await attempt(asked, actor, "panna").then(
      () => ({ code: "done" }),
      (error) => error,
    );
    expect(await house.platform.withDb((db) => db.$count(event))).toBe(before);
    if (may) expect(["invalid", "done"]).toContain(refusal.code);
    else expect(["not_allowed", "not_found"]).toContain(refusal.code);
  });

  test("does not tell a client that is not there from one that is another's", async () => {
    const actor = people.get("owner at Panna");
    if (actor === undefined || asked.scope === "house") return;
    const words = async (client: string) => {
      const refusal: Error = await attempt(asked, actor, client).then(
        () => new Error("was done"),
        (error) => error,
      );
      return refusal.message.replaceAll(client, "X");
    };
    expect(await words("cotta")).toBe(await words("nobody"));
  });

  test("says in one line what it does", () => {
    expect(asked.help).toMatch(/^[A-Z][^\n]{8,100}\.$/);
    expect(asked.input).toBeInstanceOf(z.ZodType);
  });
});
