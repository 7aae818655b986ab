import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { accessApplication, client, membership, person, session } from "../../db/schema.ts";
import { allows } from "../../lucca/access/allow.ts";
import type { AtGate, Standing } from "../../lucca/access/standing.ts";
import { judge } from "../rights.ts";

/**
 * What holds now for a signed-in person before an environment's gate: the team's own people pass with
 * the right to look at the client, everybody else by the application's list. Undefined once the session
 * is over or the person has left.
 */
export async function standing(db: Db, at: AtGate): Promise<Standing | undefined> {
  const [who] = await db
    .select({ id: person.id, name: person.name, email: person.email, role: person.role })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        eq(session.id, at.sessionId),
        eq(person.id, at.personId),
        gt(session.expiresAt, new Date()),
        isNull(person.endedAt),
      ),
    );
  if (who === undefined) return undefined;
  const rows = await db
    .select({
      part: accessApplication.part,
      aud: accessApplication.id,
      allow: accessApplication.allow,
      role: membership.role,
    })
    .from(accessApplication)
    .innerJoin(client, eq(client.id, accessApplication.clientId))
    .leftJoin(membership, and(eq(membership.clientId, client.id), eq(membership.personId, who.id)))
    .where(eq(accessApplication.environmentId, at.environmentId));
  const open = rows.filter(({ allow, role }) => {
    const place = { at: "client" as const, role: role ?? undefined };
    const actor = { via: "console" as const, person: who, session: at.sessionId };
    return judge(actor, "look", place).may || allows(allow, who);
  });
  const lets = Object.fromEntries(open.map(({ part, aud }) => [part, aud]));
  return { email: who.email, name: who.name, lets };
}
