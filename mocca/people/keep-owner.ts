import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { person } from "../../db/schema.ts";

/** Refuses to take away the last owner; the owners' rows are held, so that two cannot go at one moment. */
export async function keepOwner(tx: Db, without: { id: string; name: string }): Promise<void> {
  const owners = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.role, "owner"), isNull(person.endedAt)))
    .orderBy(asc(person.id))
    .for("update");
  if (!owners.some(({ id }) => id !== without.id))
    throw new Refusal(
      "conflict",
      `${without.name} is the last owner and stays one.`,
      "Make somebody else an owner first.",
    );
}
