import { and, eq, isNull } from "drizzle-orm";
import { type Actor, type Linked, personOf } from "../../../db/actor.ts";
import type { Db } from "../../../db/platform.ts";
import { Refusal } from "../../../db/refusal.ts";
import { client, membership, room, thread } from "../../../db/schema.ts";
import { membershipOf } from "../../../mocca/clients/visible.ts";
import { mayEnter } from "./may-enter.ts";

/** A thread of a room, as one person stands in it. */
export type Here = {
  me: Linked;
  thread: string;
  /** The room's main thread; the thread itself unless this one goes on from one of its messages. */
  main: string;
  parentKey: string | null;
  room: { id: string; kind: "all" | "client" | "direct" };
  client: { id: string; slug: string; name: string } | null;
};

/**
 * Opens a thread for an actor. One that is not there, and one in a room that they may not enter (any
 * more), are refused in the same words.
 */
export async function enter(db: Db, actor: Actor, threadId: string): Promise<Here> {
  const me = personOf(actor);
  const [found] = await db
    .select({
      parentKey: thread.parentKey,
      room: { id: room.id, kind: room.kind },
      client: { id: client.id, slug: client.slug, name: client.name },
    })
    .from(thread)
    .innerJoin(room, eq(room.id, thread.roomId))
    .leftJoin(client, eq(client.id, room.clientId))
    .leftJoin(membership, membershipOf(actor))
    .where(and(eq(thread.id, threadId), mayEnter(actor)));
  if (found === undefined || me === undefined) throw noRoom();
  const main = found.parentKey === null ? threadId : await mainOf(db, found.room.id);
  return { ...found, me, thread: threadId, main };
}

/** The first thread of a room, which every reply goes on from. */
export async function mainOf(db: Db, roomId: string): Promise<string> {
  const [main] = await db
    .select({ id: thread.id })
    .from(thread)
    .where(and(eq(thread.roomId, roomId), isNull(thread.parentKey)));
  if (main === undefined) throw noRoom();
  return main.id;
}

function noRoom(): Refusal {
  return new Refusal(
    "not_found",
    "There is no such conversation that you may see.",
    "Choose one of your rooms.",
  );
}
