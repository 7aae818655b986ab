import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { person } from "../../db/schema.ts";

/** The row of a person on the team, by address; refuses an unknown one. */
export async function onTeam(tx: Db, email: string): Promise<typeof person.$inferSelect> {
  const [found] = await tx
    .select()
    .from(person)
    .where(and(eq(person.email, email), isNull(person.endedAt)));
  if (found === undefined)
    throw new Refusal(
      "not_found",
      `Nobody on the team has the address ${email}.`,
      "See /person list, or invite them with /person invite.",
    );
  return found;
}
