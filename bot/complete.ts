import type { Right } from "../mocca/rights.ts";
import { type Argument, argumentsOf } from "./arguments.ts";
import type { Choices, Vocabulary } from "./command.ts";
import { find, named, opening } from "./find.ts";
import { quote } from "./print.ts";
import { type Token, tokens } from "./tokens.ts";

/** What could stand from `from` up to the cursor, as text to put there. */
type Completion = { from: number; matches: string[] };

export type Completing = {
  vocabulary: Vocabulary;
  may: (right: Right) => boolean;
  choices: (kind: Choices, prefix: string) => Promise<string[]>;
};

/** Completes a line at a cursor: words of commands, names of flags, and values. */
export async function complete(
  completing: Completing,
  line: string,
  cursor: number,
): Promise<Completion> {
  const before = line.slice(0, cursor);
  const start = opening(before);
  const said = tokens(before.slice(start));
  const last = said.at(-1);
  const current = last !== undefined && start + last.end === before.length ? last : undefined;
  const earlier = current === undefined ? said : said.slice(0, -1);
  const from = start + (current?.start ?? before.length - start);
  const typed = before.slice(from);
  const words = wordsAfter(completing, earlier, typed);
  const found = begun(completing.vocabulary, earlier, current);
  if (found === undefined || !completing.may(found.command.right)) return { from, matches: words };
  const args = argumentsOf(found.command);
  const wanted = wantedAt(args, found.rest, current);
  if (wanted === "flag") return { from, matches: flagsLeft(args, found.rest, typed) };
  const values = wanted && (await valuesOf(completing, wanted.argument, wanted.prefix));
  if (wanted?.joined) return { from: from + typed.indexOf("=") + 1, matches: values ?? [] };
  const matches = [...words, ...(values ?? [])];
  if (matches.length > 0 || typed !== "") return { from, matches };
  return { from, matches: flagsLeft(args, found.rest, typed) };
}

/** The command whose arguments are being typed; after a group's word alone, the one that takes a value. */
function begun(vocabulary: Vocabulary, earlier: readonly Token[], current: Token | undefined) {
  const found = find(vocabulary, earlier);
  if (found?.group === undefined || earlier.length > 1 || current?.kind === "flag") return found;
  const command = named(vocabulary, found.group.given ?? found.command.words);
  return command === undefined ? found : { ...found, command };
}

type Wanted = "flag" | { argument: Argument; prefix: string; joined: boolean } | undefined;

/** What the cursor stands on: a flag's name, the value of some argument, or nothing that is known. */
function wantedAt(
  args: readonly Argument[],
  rest: readonly Token[],
  current: Token | undefined,
): Wanted {
  const open = awaiting(args, rest.at(-1));
  if (open !== undefined && current?.kind !== "flag")
    return { argument: open, prefix: textOf(current), joined: false };
  if (current?.kind === "flag") {
    const argument = args.find(({ name }) => name === current.name.toLowerCase());
    if (current.value === undefined) return "flag";
    return argument && { argument, prefix: current.value, joined: true };
  }
  if (textOf(current).startsWith("-")) return "flag";
  const argument = nextPositional(args, rest);
  return argument && { argument, prefix: textOf(current), joined: false };
}

async function valuesOf(
  { vocabulary, may, choices }: Completing,
  argument: Argument,
  prefix: string,
): Promise<string[]> {
  const known = async () => {
    if (argument.boolean) return ["yes", "no"];
    if (argument.allowed !== undefined) return argument.allowed;
    if (argument.choices === "commands") return sayable(vocabulary, may);
    if (argument.choices !== undefined) return choices(argument.choices, prefix);
    return [];
  };
  const start = prefix.toLowerCase();
  return (await known()).filter((value) => value.toLowerCase().startsWith(start)).map(quote);
}

/** Flags that are not there yet; before anything is typed, only those that have no place of their own. */
function flagsLeft(args: readonly Argument[], rest: readonly Token[], typed: string): string[] {
  return args
    .filter((argument) => !given(argument, rest) && (typed !== "" || !argument.positional))
    .map(({ name }) => `--${name}`)
    .filter((flag) => flag.startsWith(typed.toLowerCase()));
}

/** Words of commands that go on from what was said: the first word, or the second after a group's. */
function wordsAfter(
  { vocabulary, may }: Completing,
  earlier: readonly Token[],
  typed: string,
): string[] {
  if (earlier.length > 1) return [];
  const said = earlier.map((token) => `${textOf(token).toLowerCase()} `).join("");
  const whole = said + typed.toLowerCase();
  const next = sayable(vocabulary, may)
    .filter((words) => words.startsWith(whole))
    .flatMap((words) => words.slice(said.length).split(" ")[0] ?? []);
  return [...new Set(next)];
}

function sayable(vocabulary: Vocabulary, may: (right: Right) => boolean): string[] {
  return vocabulary.commands.filter(({ right }) => may(right)).map(({ words }) => words);
}

/** The argument whose flag stands alone before the cursor and wants its value. */
function awaiting(args: readonly Argument[], last: Token | undefined): Argument | undefined {
  if (last?.kind !== "flag" || last.value !== undefined) return undefined;
  return args.find(({ name, boolean }) => name === last.name.toLowerCase() && !boolean);
}

function given(argument: Argument, rest: readonly Token[]): boolean {
  return rest.some((token) => token.kind === "flag" && token.name.toLowerCase() === argument.name);
}

function nextPositional(args: readonly Argument[], rest: readonly Token[]): Argument | undefined {
  const words = rest.filter(
    (token, at) => token.kind === "word" && awaiting(args, rest[at - 1]) === undefined,
  ).length;
  const free = args.filter((argument) => argument.positional && !given(argument, rest));
  const last = free.at(-1);
  return free[words] ?? (last?.rest ? last : undefined);
}

function textOf(token: Token | undefined): string {
  return token?.kind === "word" ? token.text : "";
}
