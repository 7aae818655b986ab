import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../../db/actor.ts";
import { room, roomPerson } from "../../../db/schema.ts";
import { seen } from "../../../mocca/clients/visible.ts";
import { meOf } from "../me-of.ts";

/**
 * The condition of every query on rooms, joined with `client` and the actor's membership: everybody's
 * room is for the team, a client's for who may see the client, a direct one for its two people. Who
 * speaks for one client alone has that client's room and no other.
 */
export function mayEnter(actor: Actor): SQL | undefined {
  const ofClient = and(eq(room.kind, "client"), seen(actor));
  if ("client" in actor && actor.client !== undefined) return ofClient;
  return or(eq(room.kind, "all"), ofClient, and(eq(room.kind, "direct"), mine(actor)));
}

function mine(actor: Actor): SQL {
  return sql`exists (select 1 from ${roomPerson} where ${roomPerson.roomId} = ${room.id} and ${roomPerson.personId} = ${meOf(actor)})`;
}
