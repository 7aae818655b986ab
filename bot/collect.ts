import type { Argument } from "./arguments.ts";
import { nearest } from "./nearest.ts";
import type { Token } from "./tokens.ts";

/** What was typed for each argument, by its key, before the schema reads it. */
export type Values = { [key: string]: string | boolean | string[] };

/** A value that cannot be used: for which argument, what was found, what is allowed, what was likely meant. */
export type Wrong = { argument?: Argument; found: string; allowed: string; instead: string[] };

type Collected = { values: Values; missing: Argument[]; wrong: Wrong[] };

/** Sorts the words and flags of a line to the arguments that they are for. */
export function collect(args: readonly Argument[], rest: readonly Token[]): Collected {
  const collected: Collected = { values: {}, missing: [], wrong: [] };
  const words: string[] = [];
  let flagsEnded = false;
  for (let at = 0; at < rest.length; at++) {
    const token = rest[at];
    if (token === undefined) break;
    if (token.kind === "word" && token.text === "--" && !token.quoted && !flagsEnded)
      flagsEnded = true;
    else if (token.kind === "word") words.push(token.text);
    else if (flagsEnded || isProse(args, token)) words.push(token.typed);
    else if (takeFlag(args, token, rest[at + 1], collected)) at++;
  }
  place(args, words, collected);
  return collected;
}

/** After an em dash, what names no argument is text where text is wanted. */
function isProse(args: readonly Argument[], token: Token): boolean {
  return (
    token.kind === "flag" &&
    token.dash !== "--" &&
    byName(args, token.name) === undefined &&
    args.some(({ rest }) => rest)
  );
}

/** Puts a flag where it belongs. Tells whether it took the next token as its value. */
function takeFlag(
  args: readonly Argument[],
  token: Token & { kind: "flag" },
  next: Token | undefined,
  collected: Collected,
): boolean {
  const found = byName(args, token.name);
  if (found === undefined) {
    const names = args.map(({ name }) => `--${name}`);
    const instead = nearest(`--${token.name}`, names);
    const allowed = names.length === 0 ? "no flags" : names.join(", ");
    collected.wrong.push({ found: `--${token.name}`, allowed, instead });
    return false;
  }
  const { argument, negated } = found;
  if (argument.boolean) {
    const value = token.value === undefined ? true : truth(token.value);
    if (value === undefined)
      collected.wrong.push({
        argument,
        found: `“${token.value}”`,
        allowed: "yes, no",
        instead: [],
      });
    else put(argument, value !== negated, collected);
    return false;
  }
  if (token.value !== undefined) {
    put(argument, token.value, collected);
    return false;
  }
  if (next?.kind !== "word") {
    collected.missing.push(argument);
    return false;
  }
  put(argument, next.text, collected);
  return true;
}

function place(args: readonly Argument[], words: readonly string[], collected: Collected): void {
  const free = args.filter(
    (argument) => argument.positional && collected.values[argument.key] === undefined,
  );
  let at = 0;
  for (const argument of free) {
    if (at >= words.length) return;
    if (argument.rest) {
      const left = words.slice(at);
      for (const value of argument.many ? left : [left.join(" ")]) put(argument, value, collected);
      return;
    }
    put(argument, words[at] ?? "", collected);
    at++;
  }
  for (const found of words.slice(at))
    collected.wrong.push({ found: `“${found}”`, allowed: "nothing more", instead: [] });
}

function put(argument: Argument, value: string | boolean, { values, wrong }: Collected): void {
  const before = values[argument.key];
  const read = typeof value === "string" ? canonical(argument, value) : value;
  if (argument.many && typeof read === "string")
    values[argument.key] = Array.isArray(before) ? [...before, read] : [read];
  else if (before === undefined || before === read) values[argument.key] = read;
  else
    wrong.push({
      argument,
      found: `“${before}” and “${value}”`,
      allowed: "one value",
      instead: [],
    });
}

/** A value of a known set in any case: phones write the first letter large. */
function canonical(argument: Argument, value: string): string {
  const lower = value.toLowerCase();
  return argument.allowed?.find((option) => option.toLowerCase() === lower) ?? value;
}

function byName(args: readonly Argument[], said: string) {
  const name = said.toLowerCase();
  const argument = args.find((each) => each.name === name);
  if (argument !== undefined) return { argument, negated: false };
  const denied = args.find((each) => each.boolean && `no-${each.name}` === name);
  return denied === undefined ? undefined : { argument: denied, negated: true };
}

function truth(said: string): boolean | undefined {
  const word = said.toLowerCase();
  if (["yes", "true", "on", "1"].includes(word)) return true;
  return ["no", "false", "off", "0"].includes(word) ? false : undefined;
}
