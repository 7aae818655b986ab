import { and, eq, isNull } from "drizzle-orm";
import type { Linked } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { person } from "../../db/schema.ts";

/** The person of an address, as an actor carries them; one who has left is nobody. */
export async function findPerson(db: Db, email: string): Promise<Linked | undefined> {
  const [row] = await db
    .select({ id: person.id, name: person.name, email: person.email, role: person.role })
    .from(person)
    .where(and(eq(person.email, email.toLowerCase()), isNull(person.endedAt)));
  return row;
}
