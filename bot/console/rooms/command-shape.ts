import type { Command } from "../../command.ts";
import { usage } from "../../usage.ts";

/** What a page shows of a command: how it is said and what it does. */
export function shapeOf(command: Command) {
  const { words, help, examples } = command;
  return { words, help, usage: usage(command), examples: [...examples] };
}
