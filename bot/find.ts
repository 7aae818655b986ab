import type { Right } from "../mocca/rights.ts";
import type { Command, Group, Vocabulary } from "./command.ts";
import { nearest } from "./nearest.ts";
import type { Token } from "./tokens.ts";

const start = /^\s*\/?\s*(?:@?mocca[:,]?(?=\s|$)\s*\/?\s*)?/i;

/** How much of a line comes before the command's own words: `/`, `/mocca`, `@mocca:`. */
export function opening(line: string): number {
  return start.exec(line)?.[0].length ?? 0;
}

/** The command that a line names and what is left for its arguments; `group` when it is only implied. */
export type Found = { command: Command; rest: readonly Token[]; group?: Group };

export function find(vocabulary: Vocabulary, said: readonly Token[]): Found | undefined {
  const first = wordOf(said[0]);
  const second = wordOf(said[1]);
  if (first === undefined) return undefined;
  const two = second === undefined ? undefined : named(vocabulary, `${first} ${second}`);
  if (two !== undefined) return { command: two, rest: said.slice(2) };
  const one = named(vocabulary, first);
  if (one !== undefined) return { command: one, rest: said.slice(1) };
  const group = vocabulary.groups.find(({ word }) => word === first);
  const implied = said[1]?.kind === "word" ? group?.given : group?.alone;
  const command = implied === undefined ? undefined : named(vocabulary, implied);
  if (group === undefined || command === undefined) return undefined;
  return { command, rest: said.slice(1), group };
}

/** The command with exactly these words or this alias. */
export function named(vocabulary: Vocabulary, words: string): Command | undefined {
  return vocabulary.commands.find(
    (command) => command.words === words || command.aliases.includes(words),
  );
}

/** What was probably meant by an unknown line, as words to say, of the commands that this person may use. */
export function suggest(
  vocabulary: Vocabulary,
  may: (right: Right) => boolean,
  said: readonly Token[],
): string[] {
  const first = wordOf(said[0]) ?? "";
  const both = `${first} ${wordOf(said[1]) ?? ""}`.trim();
  const keys = vocabulary.commands
    .filter(({ right }) => may(right))
    .flatMap(({ words, aliases }) =>
      [words, ...aliases, ...words.split(" ").slice(1)].map((key) => ({ key, words })),
    );
  const known = keys.map(({ key }) => key);
  const near = [...nearest(both, known), ...nearest(first, known)];
  const meant = near.flatMap((key) => keys.filter((each) => each.key === key));
  return [...new Set(meant.map(({ words }) => words))].slice(0, 3);
}

function wordOf(token: Token | undefined): string | undefined {
  return token?.kind === "word" && !token.quoted ? token.text.toLowerCase() : undefined;
}
