import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../../db/platform.ts";
import { message, reading } from "../../../db/schema.ts";
import { question } from "../../../mocca/verb.ts";
import { enter, type Here } from "./enter.ts";
import { readableBy, saidIn, saidOf } from "./said.ts";

const pageSize = 50;
const mostChanges = 200;

/**
 * A thread's messages by position: the newest fifty, fifty before a position, or what changed `after`
 * a cursor. `cursor` is what to ask for changes after next time; with `before` it is not one to keep.
 * `read` is the position that the asker has read up to. 404 for a room that they may not enter.
 */
export const readMessages = question({
  name: "rooms/messages",
  help: "Shows a thread: its newest messages, earlier ones, or what changed.",
  scope: "house",
  right: "look",
  input: z.object({
    thread: z.uuid(),
    before: z.number().int().optional(),
    after: z.number().int().optional(),
  }),
  async run(db, { actor }, { thread, before, after }) {
    const here = await enter(db, actor, thread);
    const place = {
      room: here.room.id,
      thread,
      parent: parentOf(here),
      read: await readTo(db, here),
    };
    if (after !== undefined) return { ...place, ...(await changes(db, here, after)) };
    // The cursor first: what is written in between comes again rather than never.
    const cursor = await newest(db, thread);
    const rows = await saidIn(db, here)
      .where(and(readableBy(here), before === undefined ? undefined : lt(message.position, before)))
      .orderBy(desc(message.position))
      .limit(pageSize + 1);
    const messages = rows.slice(0, pageSize).map((row) => saidOf(here, row));
    return { ...place, messages: messages.reverse(), cursor, earlier: rows.length > pageSize };
  },
});

async function changes(db: Db, here: Here, after: number) {
  const rows = await saidIn(db, here)
    .where(and(readableBy(here), gt(message.seq, after)))
    .orderBy(asc(message.seq))
    .limit(mostChanges);
  const messages = rows.map((row) => saidOf(here, row));
  const cursor = messages.at(-1)?.seq ?? after;
  return { messages: messages.toSorted((a, b) => a.position - b.position), cursor, earlier: false };
}

async function newest(db: Db, thread: string): Promise<number> {
  const [row] = await db
    .select({ seq: sql<number>`coalesce(max(${message.seq}), 0)`.mapWith(Number) })
    .from(message)
    .where(eq(message.threadId, thread));
  return row?.seq ?? 0;
}

async function readTo(db: Db, { me, thread }: Here): Promise<number> {
  const [row] = await db
    .select({ seq: reading.seq })
    .from(reading)
    .where(and(eq(reading.personId, me.id), eq(reading.place, `thread:${thread}`)));
  return row?.seq ?? 0;
}

/** Where a thread goes on from: the main thread and its message. */
function parentOf({ main, parentKey }: Here) {
  return parentKey === null ? undefined : { threadId: main, key: parentKey };
}
