import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { client, run } from "../../db/schema.ts";

/** `R-7`, `r7` or `7`. */
export const runNumber = z
  .string()
  .regex(/^r?-?\d{1,9}$/i, "a run's number such as R-7")
  .transform((text) => Number(text.replace(/\D/g, "")));

export type RunRow = typeof run.$inferSelect;

/** Loads a run of the client in scope. */
export async function findRun(db: Db, clientId: string, number: number): Promise<RunRow> {
  const [row] = await db
    .select()
    .from(run)
    .where(and(eq(run.clientId, clientId), eq(run.number, number)));
  if (row === undefined)
    throw new Refusal(
      "not_found",
      `There is no run R-${number} that you may see.`,
      "See /run list.",
    );
  return row;
}

/** Which client a run's number belongs to, so that a door can put it in scope; says nothing else. */
export async function clientOfRun(db: Db, number: number): Promise<string | undefined> {
  const [row] = await db
    .select({ slug: client.slug })
    .from(run)
    .innerJoin(client, eq(client.id, run.clientId))
    .where(eq(run.number, number));
  return row?.slug;
}
