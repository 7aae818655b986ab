import { type Argument, argumentsOf } from "./arguments.ts";
import { collect, type Values } from "./collect.ts";
import type { Vocabulary } from "./command.ts";
import { find, opening } from "./find.ts";
import { normalise } from "./normalise.ts";
import { type Token, tokens } from "./tokens.ts";

const hidden = "•••";

/**
 * A line as it may be kept: of a command that takes a secret, only the values that are certainly none
 * stay; everything else is •••. Other lines come back as they are.
 */
export function hush(vocabulary: Vocabulary, line: string): string {
  const text = normalise(line);
  const start = opening(text);
  const said = tokens(text.slice(start));
  const found = find(vocabulary, said);
  const args = found === undefined ? [] : argumentsOf(found.command);
  if (found === undefined || !args.some(({ secret }) => secret)) return line;
  const { values } = collect(args, found.rest);
  const open = args.filter(({ secret }) => !secret);
  const secrets = args.filter(({ secret }) => secret);
  const secret = textsOf(values, secrets);
  const told = textsOf(values, open).filter((text) => !secret.includes(text));
  const kept = found.rest.map((token) => keep(token, told, open));
  const first = found.rest[0];
  const head = first === undefined ? text : text.slice(0, start + first.start);
  return [head.trimEnd(), ...kept].join(" ");
}

function textsOf(values: Values, args: readonly Argument[]): string[] {
  const given = args.flatMap(({ key }) => values[key] ?? []);
  return given.filter((value) => typeof value === "string");
}

function keep(token: Token, told: readonly string[], open: readonly Argument[]): string {
  if (token.kind === "word") return told.includes(token.text) ? token.text : hidden;
  const named = open.some(({ name }) => name === token.name.toLowerCase());
  if (token.value === undefined || named) return token.typed;
  return `--${token.name}=${hidden}`;
}
