import { asc, desc, gt, lt, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** The order by a column whose values are unique, up or down, and the condition of what follows `last` in it. */
export function keyset(
  column: PgColumn,
  way: "up" | "down",
  last: string | number | undefined,
): { by: SQL; follows: SQL | undefined } {
  const [order, beyond] = way === "up" ? [asc, gt] : [desc, lt];
  return { by: order(column), follows: last === undefined ? undefined : beyond(column, last) };
}
