import { type Argument, argumentsOf } from "./arguments.ts";
import type { Command } from "./command.ts";

/** How a command is said: `/provision CLIENT [--on VENDOR] [--dry-run]`. */
export function usage(command: Pick<Command, "words" | "args">): string {
  return [`/${command.words}`, ...argumentsOf(command).map(shape)].join(" ");
}

function shape(argument: Argument): string {
  const { positional, boolean, required, name } = argument;
  const said = positional
    ? value(argument)
    : boolean
      ? `--${name}`
      : `--${name} ${value(argument)}`;
  return required ? said : `[${said}]`;
}

function value({ name, allowed, many, rest }: Argument): string {
  const word =
    allowed !== undefined && allowed.length <= 4 ? allowed.join("|") : name.toUpperCase();
  return many || rest ? `${word}…` : word;
}
