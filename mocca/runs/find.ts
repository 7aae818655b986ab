import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { client, membership, run } from "../../db/schema.ts";
import { membershipOf, seen } from "../clients/visible.ts";

/** `R-7`, `r7` or `7`. */
export const runNumber = z
  .string()
  .regex(/^r?-?\d{1,9}$/i, "a run's number such as R-7")
  .transform((text) => Number(text.replace(/\D/g, "")));

/** A run's number as a question or verb takes it. */
export const numberOfRun = z.number().int().min(1).max(2_147_483_647);

export type RunRow = typeof run.$inferSelect;

/** Loads a run of the client in scope. */
export async function findRun(db: Db, clientId: string, number: number): Promise<RunRow> {
  const [row] = await db
    .select()
    .from(run)
    .where(and(eq(run.clientId, clientId), eq(run.number, number)));
  if (row === undefined) throw noSuchRun(number);
  return row;
}

/** Loads a run of any client that the actor may see, with the role that they were given there. */
export async function findSeenRun(db: Db, actor: Actor, number: number) {
  const [found] = await db
    .select({ row: run, role: membership.role })
    .from(run)
    .innerJoin(client, eq(client.id, run.clientId))
    .leftJoin(membership, membershipOf(actor))
    .where(and(seen(actor), eq(run.number, number)));
  if (found === undefined) throw noSuchRun(number);
  return found;
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

function noSuchRun(number: number): Refusal {
  return new Refusal(
    "not_found",
    `There is no run R-${number} that you may see.`,
    "See /run list.",
  );
}
