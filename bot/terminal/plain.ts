import { stripVTControlCharacters } from "node:util";

/**
 * Text from data as it may reach a terminal: no escape sequences, no control characters but line
 * breaks, nothing that turns the direction of writing. Tabs become spaces.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, "  ")
    .replace(/[\p{Cc}--[\n]]/gv, "")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/g, "");
}

/** The same for every text inside a value, however deep. */
export function plainAll<T>(value: T): T {
  // The copy has the shape of the value: only the insides of its texts change.
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}
