import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import {
  client,
  membership,
  message,
  person,
  reading,
  room,
  roomPerson,
  thread,
} from "../../../db/schema.ts";
import { membershipOf } from "../../../mocca/clients/visible.ts";
import { question } from "../../../mocca/verb.ts";
import type { Message } from "../../message.ts";
import { meOf } from "../me-of.ts";
import { mayEnter } from "./may-enter.ts";
import { openRooms } from "./open-rooms.ts";

const most = 300;
const excerpt = 140;

type Last = { author: string; text: string; at: Date } | null;

/**
 * The rooms that the asker may enter: everybody's, the clients' by name, people's with the newest first.
 * `unread` counts at most 99 of others' messages since the asker read there, or since they came.
 */
export const listRooms = question({
  name: "rooms/list",
  help: "Lists your rooms with what is unread in each.",
  scope: "house",
  right: "look",
  input: z.object({}),
  async run(db, { actor }) {
    const me = meOf(actor);
    await openRooms(db, actor);
    const others = sql`${message.threadId} = ${thread.id} and ${message.deletedAt} is null
      and (${message.visibleTo} is null or ${message.visibleTo} = ${me})`;
    const last = db
      .select({ author: message.author, body: message.body, at: message.createdAt })
      .from(message)
      .where(others)
      .orderBy(desc(message.position))
      .limit(1)
      .as("last");
    const rows = await db
      .select({
        id: room.id,
        kind: room.kind,
        client: client.slug,
        clientName: client.name,
        threadId: thread.id,
        other: sql<string | null>`(select ${person.name} from ${roomPerson}
          join ${person} on ${person.id} = ${roomPerson.personId}
          where ${roomPerson.roomId} = ${room.id} and ${person.id} <> ${me})`,
        unread: sql<number>`(select count(*)::int from (select 1 from ${message} where ${others}
          and ${message.personId} is distinct from ${me}
          and ${message.position} > coalesce(${reading.seq}, 0)
          and ${message.createdAt} >= (select ${person.createdAt} from ${person} where ${person.id} = ${me})
          limit 99) unread)`,
        last: { author: last.author, body: last.body, at: last.at },
      })
      .from(room)
      .innerJoin(thread, and(eq(thread.roomId, room.id), isNull(thread.parentKey)))
      .leftJoin(client, eq(client.id, room.clientId))
      .leftJoin(membership, membershipOf(actor))
      .leftJoin(
        reading,
        and(eq(reading.place, sql`'thread:' || ${thread.id}`), eq(reading.personId, me)),
      )
      .leftJoinLateral(last, sql`true`)
      .where(mayEnter(actor))
      .orderBy(asc(room.kind), asc(client.name), desc(last.at))
      .limit(most);
    return rows.map(({ clientName, other, last: newest, ...row }) => ({
      ...row,
      name: row.kind === "all" ? "Everybody" : (clientName ?? other ?? ""),
      last: shortened(newest),
    }));
  },
});

function shortened(newest: { author: string; body: unknown; at: Date } | null): Last {
  if (newest === null) return null;
  // The console alone writes these bodies, each of them a Message.
  const { text } = newest.body as Message;
  return { author: newest.author, text: text.slice(0, excerpt).toWellFormed(), at: newest.at };
}
