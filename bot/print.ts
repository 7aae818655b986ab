import { type Argument, argumentsOf } from "./arguments.ts";
import type { Values } from "./collect.ts";
import type { Command } from "./command.ts";

/** The line that says a command with these values, in order where that is clear and by name elsewhere. */
export function print(command: Pick<Command, "words" | "args">, values: Values): string {
  const pieces = [`/${command.words}`];
  let inOrder = true;
  for (const argument of argumentsOf(command)) {
    const value = values[argument.key];
    if (argument.positional && value === undefined) inOrder = false;
    if (value === undefined) continue;
    if (inOrder && argument.positional && (argument.rest || !Array.isArray(value)))
      pieces.push(...[value].flat().map((each) => quote(String(each))));
    else pieces.push(...byName(argument, value));
  }
  return pieces.join(" ");
}

/** A value as one word of a line: bare where that is safe, quoted otherwise. */
export function quote(value: string): string {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.:/@+,%#-]*$/u.test(value)) return value;
  return `"${value.replace(/[\\"“”„‟]/g, "\\$&")}"`;
}

function byName({ name }: Argument, value: Values[string]): string[] {
  if (value === true) return [`--${name}`];
  if (value === false) return [`--no-${name}`];
  return [value].flat().map((each) => `--${name}=${quote(String(each))}`);
}
