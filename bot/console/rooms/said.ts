import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../../db/platform.ts";
import { message, thread } from "../../../db/schema.ts";
import type { Message } from "../../message.ts";
import type { Here } from "./enter.ts";

/** A message as a page shows it. `key` is its own in its thread, `position` its place, `seq` moves with every change. */
export type Said = {
  key: string;
  seq: number;
  position: number;
  author: string;
  person: string | null;
  mine: boolean;
  /** Only the reader sees it. */
  private: boolean;
  body: Message;
  at: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  replies: { threadId: string; count: number; lastAt: Date | null } | null;
};

/** A thread's messages that one person may read, with the thread that goes on from each. */
export function saidIn(db: Db, { me, thread: threadId, main, room }: Here) {
  const count = sql<number>`(select count(*)::int from ${message} r where r.thread_id = ${thread.id}
    and r.deleted_at is null and (r.visible_to is null or r.visible_to = ${me.id}))`;
  const lastAt = sql`(select max(r.created_at) from ${message} r where r.thread_id = ${thread.id}
    and (r.visible_to is null or r.visible_to = ${me.id}))`.mapWith(message.createdAt);
  const goesOn = and(
    eq(thread.roomId, room.id),
    eq(thread.parentKey, message.key),
    threadId === main ? undefined : sql`false`,
  );
  return db
    .select({ row: message, threadId: thread.id, count, lastAt })
    .from(message)
    .leftJoin(thread, goesOn)
    .$dynamic();
}

/** The condition that goes with it: of this thread, and not for somebody else's eyes. */
export function readableBy({ me, thread: threadId }: Here): SQL | undefined {
  const open = or(isNull(message.visibleTo), eq(message.visibleTo, me.id));
  return and(eq(message.threadId, threadId), open);
}

type Row = {
  row: typeof message.$inferSelect;
  threadId: string | null;
  count: number;
  lastAt: Date | null;
};

/** What was removed keeps its place and loses its words. */
export function saidOf({ me }: Here, { row, threadId, count, lastAt }: Row): Said {
  const { key, seq, position, author, createdAt: at, editedAt, deletedAt } = row;
  return {
    key,
    seq,
    position,
    author,
    person: row.personId,
    mine: row.personId === me.id,
    private: row.visibleTo !== null,
    body: deletedAt === null ? wordsOf(row.body) : { text: "", audience: "room" },
    at,
    editedAt,
    deletedAt,
    replies: threadId === null ? null : { threadId, count, lastAt },
  };
}

function wordsOf(body: Row["row"]["body"]): Message {
  // The console alone writes these bodies: a Message, and with `earlier` what stood there before.
  const { earlier: _, ...words } = body as Message & { earlier?: unknown };
  return words;
}
