import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "../../../db/actor.ts";
import { newId } from "../../../db/id.ts";
import type { Db } from "../../../db/platform.ts";
import { client, membership, room, thread } from "../../../db/schema.ts";
import { membershipOf, seen } from "../../../mocca/clients/visible.ts";

const most = 200;

/**
 * Makes the rooms that the actor is the first to look for: everybody's, and one for each client that
 * they may see. Of two who look at once the unique keys let one make it.
 */
export async function openRooms(db: Db, actor: Actor): Promise<void> {
  const missing = await db
    .select({ id: client.id })
    .from(client)
    .leftJoin(membership, membershipOf(actor))
    .leftJoin(room, eq(room.clientId, client.id))
    .where(and(seen(actor), isNull(room.id)))
    .limit(most);
  const [all] = await db.select({ id: room.id }).from(room).where(eq(room.key, "all"));
  const wanted = [
    ...(all === undefined ? [{ key: "all", kind: "all" as const }] : []),
    ...missing.map(({ id }) => ({ key: `client:${id}`, kind: "client" as const, clientId: id })),
  ];
  for (const one of wanted) await db.transaction((tx) => openRoom(tx, one));
}

/** The room of a key and its main thread, made when they are not there. */
export async function openRoom(
  tx: Db,
  wanted: Omit<typeof room.$inferInsert, "id">,
): Promise<{ room: string; threadId: string }> {
  await tx
    .insert(room)
    .values({ id: newId(), ...wanted })
    .onConflictDoNothing();
  const [made] = await tx.select({ id: room.id }).from(room).where(eq(room.key, wanted.key));
  if (made === undefined) throw new Error(`There is no room ${wanted.key}`);
  const address = `room:${made.id}`;
  await tx
    .insert(thread)
    .values({ id: newId(), surface: "console", address, roomId: made.id })
    .onConflictDoNothing();
  const [main] = await tx
    .select({ id: thread.id })
    .from(thread)
    .where(and(eq(thread.surface, "console"), eq(thread.address, address)));
  if (main === undefined) throw new Error(`The room ${wanted.key} has no thread`);
  return { room: made.id, threadId: main.id };
}
