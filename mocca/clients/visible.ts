import { and, eq, isNotNull, type SQL } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { client, membership } from "../../db/schema.ts";

/**
 * The condition of every list over clients: operators and owners of the house see each one, a member
 * sees those they were given, anybody else none; who speaks for one client sees that one at most. Goes
 * with `membershipOf`.
 */
export function seen(actor: Actor): SQL | undefined {
  if (actor.via === "system") return undefined;
  if (actor.via === "webhook") return isNotNull(membership.role);
  return and(actor.person.role === "member" ? isNotNull(membership.role) : undefined, bound(actor));
}

/** The condition of who speaks for one client alone; nothing for anybody else. */
export function bound(actor: Actor): SQL | undefined {
  const slug = "client" in actor ? actor.client : undefined;
  return slug === undefined ? undefined : eq(client.slug, slug);
}

/** Joins the actor's own membership to a query on `client`. */
export function membershipOf(actor: Actor): SQL | undefined {
  const id = "person" in actor ? actor.person.id : "00000000-0000-0000-0000-000000000000";
  return and(eq(membership.clientId, client.id), eq(membership.personId, id));
}

/** The clients with the actor's membership beside each; `seen` leaves those that they may see. */
export function visibleClients(db: Db, actor: Actor) {
  return db
    .select({ id: client.id, slug: client.slug, name: client.name, guarded: client.guarded })
    .from(client)
    .leftJoin(membership, membershipOf(actor));
}
