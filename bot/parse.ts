import type { Right } from "../mocca/rights.ts";
import type { Argument } from "./arguments.ts";
import type { Values, Wrong } from "./collect.ts";
import type { Command, Vocabulary } from "./command.ts";
import { fill } from "./fill.ts";
import { find, named, opening, suggest } from "./find.ts";
import { nearest } from "./nearest.ts";
import { normalise } from "./normalise.ts";
import { type Token, tokens } from "./tokens.ts";

/** The longest line that is read, in UTF-16 units. */
export const longestLine = 16_000;

type Parsed =
  | { kind: "ready"; command: Command; values: Values; args: Record<string, unknown> }
  | { kind: "incomplete"; command: Command; values: Values; missing: Argument[]; wrong: Wrong[] }
  | { kind: "forbidden"; command: Command }
  | { kind: "unknown"; found: string; suggestions: string[] }
  | { kind: "empty" }
  | { kind: "too long" };

/**
 * What a line asks for. Total: any text has an answer, nothing throws, and the time grows with the
 * text's length. The right is checked as soon as the command is known, before any value is read.
 */
export function parse(
  vocabulary: Vocabulary,
  may: (right: Right) => boolean,
  line: string,
): Parsed {
  if (line.length > longestLine) return { kind: "too long" };
  const text = normalise(line);
  const said = tokens(text.slice(opening(text)));
  if (said.length === 0) return { kind: "empty" };
  const asked = find(vocabulary, said);
  const found = asked !== undefined && said.some(isHelp) ? help(vocabulary, asked.command) : asked;
  if (found === undefined)
    return { kind: "unknown", found: shown(said), suggestions: suggest(vocabulary, may, said) };
  const { command, rest, group } = found;
  if (!may(command.right)) return { kind: "forbidden", command };
  const filled = fill(command, rest);
  if (filled.kind === "ready") return { ...filled, command };
  const meant = group === undefined ? [] : slips(vocabulary, may, group.word, said[1]);
  if (meant.length > 0) return { kind: "unknown", found: shown(said), suggestions: meant };
  return { ...filled, command };
}

/** `--help` anywhere asks about the command instead of saying it. */
function help(vocabulary: Vocabulary, command: Command) {
  const about = named(vocabulary, "help");
  const rest = tokens(command.words);
  return about === undefined ? undefined : { command: about, rest, group: undefined };
}

function isHelp(token: Token): boolean {
  return token.kind === "flag" && token.dash === "--" && token.name.toLowerCase() === "help";
}

/** `/run lsit` is a slip of `/run list` before it is a run of that name. */
function slips(
  vocabulary: Vocabulary,
  may: (right: Right) => boolean,
  word: string,
  second: Token | undefined,
): string[] {
  if (second?.kind !== "word") return [];
  const members = vocabulary.commands
    .filter(({ words, right }) => words.startsWith(`${word} `) && may(right))
    .map(({ words }) => words.slice(word.length + 1));
  return nearest(second.text, members).map((member) => `${word} ${member}`);
}

function shown(said: readonly Token[]): string {
  const words = said.slice(0, 2).map((token) => (token.kind === "word" ? token.text : token.typed));
  return words.join(" ").slice(0, 60).toWellFormed();
}
