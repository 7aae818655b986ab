import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "../../../db/actor.ts";
import type { Db } from "../../../db/platform.ts";
import { client, membership, room, thread } from "../../../db/schema.ts";
import { membershipOf } from "../../../mocca/clients/visible.ts";
import { mayEnter } from "./may-enter.ts";

/** Of some threads those that the actor may read, at once; see `enter` for one. */
export async function openThreads(db: Db, actor: Actor, ids: string[]): Promise<string[]> {
  const rows = await db
    .select({ id: thread.id })
    .from(thread)
    .innerJoin(room, eq(room.id, thread.roomId))
    .leftJoin(client, eq(client.id, room.clientId))
    .leftJoin(membership, membershipOf(actor))
    .where(and(inArray(thread.id, ids), mayEnter(actor)));
  return rows.map(({ id }) => id);
}
