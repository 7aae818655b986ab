import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { apiKey, client, person } from "../../db/schema.ts";
import { hashToken } from "../tokens/issue.ts";

const minuteMs = 60_000;

/**
 * Who asks by a key for the API (`mocca_key_…`), with the person as they are now; nobody when it is
 * unknown, ended, over, or its person has left. When it was used is kept to the minute.
 */
export async function openKey(
  db: Db,
  token: string,
): Promise<Extract<Actor, { via: "key" }> | undefined> {
  const now = new Date();
  const [row] = await db
    .select({
      id: apiKey.id,
      scopes: apiKey.scopes,
      client: client.slug,
      person: { id: person.id, name: person.name, email: person.email, role: person.role },
    })
    .from(apiKey)
    .innerJoin(person, eq(person.id, apiKey.personId))
    .leftJoin(client, eq(client.id, apiKey.clientId))
    .where(
      and(
        eq(apiKey.hash, hashToken(token)),
        isNull(apiKey.revokedAt),
        gt(apiKey.expiresAt, now),
        isNull(person.endedAt),
      ),
    );
  if (row === undefined) return undefined;
  const longAgo = lt(apiKey.usedAt, new Date(now.getTime() - minuteMs));
  await db
    .update(apiKey)
    .set({ usedAt: now })
    .where(and(eq(apiKey.id, row.id), or(isNull(apiKey.usedAt), longAgo)));
  return {
    via: "key",
    person: row.person,
    key: row.id,
    scopes: row.scopes,
    ...(row.client !== null && { client: row.client }),
  };
}
