import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { account, apiKey, gitToken, membership, passkey, session } from "../../db/schema.ts";
import { dropLinks } from "./drop-links.ts";

/** Ends all that lets a person in, and tells how many sessions, keys and tokens there were. */
export async function endWays(tx: Db, id: string) {
  const now = new Date();
  const sessions = await tx
    .delete(session)
    .where(eq(session.personId, id))
    .returning({ id: session.id });
  const keys = await tx
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.personId, id), isNull(apiKey.revokedAt)))
    .returning({ id: apiKey.id });
  const tokens = await tx
    .update(gitToken)
    .set({ revokedAt: now })
    .where(and(eq(gitToken.personId, id), isNull(gitToken.revokedAt)))
    .returning({ id: gitToken.id });
  for (const table of [passkey, account, membership])
    await tx.delete(table).where(eq(table.personId, id));
  await dropLinks(tx, id);
  return { sessions: sessions.length, keys: keys.length, tokens: tokens.length };
}
