import { z } from "zod";

/** How many rows a list answers with at once. */
export const pageLimit = z.number().int().min(1).max(200).default(50);

/** Which end of a list over time comes first. */
export const pageOrder = z.enum(["newest", "oldest"]).default("newest");

/**
 * One page of rows that were read with one more than `limit`; `next` is the cursor to ask for the rest
 * with, absent on the last page.
 */
export function pageOf<R, C>(
  found: readonly R[],
  limit: number,
  cursorOf: (last: R) => C,
): { rows: R[]; next?: C } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (last === undefined || found.length <= limit) return { rows };
  return { rows, next: cursorOf(last) };
}
