import { describe, expect, test } from "vitest";
import { argumentsOf } from "../../bot/arguments.ts";
import { buttons } from "../../bot/buttons/index.ts";
import { commands, groups } from "../../bot/commands/index.ts";
import { named } from "../../bot/find.ts";
import { parse } from "../../bot/parse.ts";
import { print } from "../../bot/print.ts";
import { rightWords } from "../../mocca/rights.ts";

const vocabulary = { commands, groups, buttons };
const words = commands.flatMap((command) => [command.words, ...command.aliases]);

test("no two commands are said with the same words", () => {
  expect(words).toEqual([...new Set(words)]);
  expect(buttons.map(({ name }) => name)).toEqual([...new Set(buttons.map(({ name }) => name))]);
});

test("a word that begins two-word commands is a group, never a command itself", () => {
  const firsts = new Set(
    words.filter((said) => said.includes(" ")).map((said) => said.split(" ")[0]),
  );
  for (const said of words) expect(firsts.has(said), said).toBe(false);
});

test.each(groups.map((group) => [group.word, group] as const))(
  "the group /%s stands for commands that exist",
  (word, { alone, given }) => {
    for (const target of [alone, given])
      if (target !== undefined) expect(named(vocabulary, target)?.words).toBe(target);
    expect(commands.some((command) => command.words.startsWith(`${word} `))).toBe(true);
  },
);

describe.each(commands.map((command) => [command.words, command] as const))("/%s", (_, command) => {
  const args = argumentsOf(command);

  test("has one or two small words and a line of help", () => {
    for (const said of [command.words, ...command.aliases])
      expect(said).toMatch(/^(\?|[a-z][a-z-]*( [a-z][a-z-]*)?)$/);
    expect(command.help).toMatch(/^[^\n]{4,90}$/);
    expect(rightWords).toHaveProperty(command.right);
  });

  test("takes its arguments in an order that is clear", () => {
    const positional = args.filter((argument) => argument.positional);
    const optional = positional.findIndex(({ required }) => !required);
    if (optional >= 0)
      expect(positional.slice(optional).every(({ required }) => !required)).toBe(true);
    expect(positional.slice(0, -1).some(({ rest }) => rest)).toBe(false);
    expect(args.map(({ name }) => name)).not.toContain("help");
  });

  test.each(command.examples.map((example) => [example]))("the example “%s” works", (example) => {
    const parsed = parse(vocabulary, () => true, example);
    if (parsed.kind !== "ready" && parsed.kind !== "incomplete") throw new Error(parsed.kind);
    const { command: said, values } = parsed;
    expect(said.words).toBe(command.words);
    if (parsed.kind === "incomplete") expect(parsed.wrong).toEqual([]);
    else
      expect(parse(vocabulary, () => true, print(said, values))).toMatchObject({
        kind: "ready",
        values,
      });
  });
});
