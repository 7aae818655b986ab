import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../db/platform.ts";
import { person, verification } from "../../db/schema.ts";
import { linkIdentifier } from "./make-link.ts";

const said = z.object({ person: z.uuid(), to: z.string() });

/**
 * Uses a link up and answers with whom it lets in and where they go on to; nothing when it was used
 * before, has run out, or its person has left. Of two uses at one moment one wins.
 */
export async function useLink(
  db: Db,
  token: string,
): Promise<{ person: string; to: string } | undefined> {
  return db.transaction(async (tx) => {
    const now = new Date();
    const [link] = await tx
      .delete(verification)
      .where(
        and(eq(verification.identifier, linkIdentifier(token)), gt(verification.expiresAt, now)),
      )
      .returning({ value: verification.value });
    if (link === undefined) return undefined;
    const found = said.parse(JSON.parse(link.value));
    const [invited] = await tx
      .update(person)
      .set({ emailVerified: true, updatedAt: now })
      .where(and(eq(person.id, found.person), isNull(person.endedAt)))
      .returning({ id: person.id });
    return invited && found;
  });
}
