import { and, asc, eq, gt, sql } from "drizzle-orm";
import { newId } from "../db/id.ts";
import type { Db, Platform } from "../db/platform.ts";
import { card, message, thread } from "../db/schema.ts";
import type { Message } from "./message.ts";

/** Opens a conversation at one of our own surfaces. */
export async function openThread(
  db: Db,
  surface: "terminal" | "console",
  personId: string,
): Promise<string> {
  const id = newId();
  await db.insert(thread).values({ id, surface, address: id, personId });
  return id;
}

/** From now on the thread shows the subject's card, kept current by the projector. */
export async function follow(db: Db, threadId: string, subject: string): Promise<void> {
  await db.insert(card).values({ threadId, subject }).onConflictDoNothing();
}

/** Writes a message into a thread of ours; the same key takes the earlier one's place, at the end. */
export async function post(
  platform: Platform,
  threadId: string,
  key: string,
  author: string,
  body: Message | { text: string },
): Promise<void> {
  const stored = JSON.parse(JSON.stringify(body));
  await platform.withDb((db) =>
    db.transaction(async (tx) => {
      await lockThread(tx, threadId);
      await tx
        .insert(message)
        .values({ threadId, key, author, body: stored })
        .onConflictDoUpdate({
          target: [message.threadId, message.key],
          set: { body: stored, updatedAt: new Date(), seq: nextSeq },
        });
    }),
  );
  await platform.sockets.publish(`thread:${threadId}`);
}

/** What a changed message's `seq` becomes, so that every reader's cursor finds it again. */
export const nextSeq = sql`nextval(pg_get_serial_sequence('message', 'seq'))`;

/**
 * Holds a thread until the transaction ends. Whoever writes into a thread does it under this lock, so
 * that `seq` is the order in which messages are committed and a cursor never skips one.
 */
export async function lockThread(tx: Db, threadId: string): Promise<void> {
  await tx
    .select({ id: thread.id })
    .from(thread)
    .where(eq(thread.id, threadId))
    .for("no key update");
}

/** What was written since a cursor, oldest first, at most a hundred at a time. */
export async function readThread(db: Db, threadId: string, after: number) {
  const rows = await db
    .select()
    .from(message)
    .where(and(eq(message.threadId, threadId), gt(message.seq, after)))
    .orderBy(asc(message.seq))
    .limit(100);
  // The bot alone writes bodies into this table, each of them a Message.
  return rows.map((row) => ({ ...row, body: row.body as Message }));
}
