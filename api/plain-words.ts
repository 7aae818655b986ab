import type { Refusal } from "../db/refusal.ts";

/** A refusal for a terminal without a conversation: what was not done, what to do, each fault on a line. */
export function inPlainWords({ message, next, faults }: Refusal): string {
  const lines = faults.map(
    ({ path, found, allowed }) => `  ${path}: found ${found}; allowed: ${allowed}`,
  );
  return [message, ...lines, ...(next === undefined ? [] : [next])].join("\n");
}
