import { expect, test } from "vitest";
import { z } from "zod";
import { buttons } from "../../bot/buttons/index.ts";
import { command } from "../../bot/command.ts";
import { commands, groups } from "../../bot/commands/index.ts";
import { parse } from "../../bot/parse.ts";
import { importsOf } from "./imports.ts";
import { type Source, sources } from "./tree.ts";

type Known = (typeof commands)[number];

/** What is wrong with how a command explains itself, one line each. */
function faultsOf(one: Known, all: readonly Known[]): string[] {
  const vocabulary = { commands: all, groups, buttons };
  const examples = one.examples.flatMap((example) => {
    const parsed = parse(vocabulary, () => true, example);
    if (parsed.kind === "ready" && parsed.command === one) return [];
    const missing =
      parsed.kind === "incomplete" && parsed.command === one && parsed.wrong.length === 0;
    return missing ? [] : [`${example} does not say /${one.words}`];
  });
  return [
    ...(/^[A-Z][^\n]+$/.test(one.help) ? [] : [`/${one.words} has no line of help`]),
    ...(one.examples.length > 0 ? [] : [`/${one.words} has no example`]),
    ...examples,
  ];
}

test.each(commands.map((one) => [one.words, one] as const))(
  "/%s has a line of help and examples that work",
  (_, one) => {
    expect(faultsOf(one, commands)).toEqual([]);
  },
);

test("a command without help, or with an example that means another one, is found", () => {
  const wrong = command({
    words: "zebra",
    aliases: [],
    topic: "Animals",
    help: "",
    examples: ["/zebra 3", "/zebra many", "/nothing"],
    args: z.object({ count: z.coerce.number() }),
    right: "look",
    audience: "asker",
    run: async () => ({ text: "Done.", audience: "asker" }),
  });
  expect(faultsOf(wrong, [...commands, wrong])).toEqual([
    "/zebra has no line of help",
    "/zebra many does not say /zebra",
    "/nothing does not say /zebra",
  ]);
});

/** Commands and buttons that call a verb whose result is shown once, and let their answer be kept. */
function keepsSecret(source: Source, all: readonly Source[]): boolean {
  const loaded = importsOf(source).map(({ file }) => file);
  const shown = all.filter(
    ({ path, text }) => loaded.includes(path) && /shownOnce: true/.test(text),
  );
  return shown.some(({ path }) => path !== "mocca/verb.ts") && !/\bonce: true/.test(source.text);
}

test("no answer with a secret that is shown once is kept", () => {
  const saying = sources.filter(({ path }) => /^bot\/(commands|buttons)\//.test(path));
  expect(saying.filter((source) => keepsSecret(source, sources)).map(({ path }) => path)).toEqual(
    [],
  );
  const verb = { path: "mocca/a.ts", text: "verb({ shownOnce: true })" };
  const text = 'import { a } from "../../mocca/a.ts";';
  expect(keepsSecret({ path: "bot/commands/a.ts", text }, [verb])).toBe(true);
});
