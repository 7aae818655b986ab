import { and, asc, eq, gt, sql } from "drizzle-orm";
import { newId } from "../db/id.ts";
import type { Db, Platform } from "../db/platform.ts";
import { card, message, thread } from "../db/schema.ts";
import type { CardSubject } from "./cards/card-of.ts";
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
export async function follow(db: Db, threadId: string, subject: CardSubject): Promise<void> {
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
    db
      .insert(message)
      .values({ threadId, key, author, body: stored })
      .onConflictDoUpdate({
        target: [message.threadId, message.key],
        set: {
          body: stored,
          updatedAt: new Date(),
          seq: sql`nextval(pg_get_serial_sequence('message', 'seq'))`,
        },
      }),
  );
  await platform.sockets.publish(`thread:${threadId}`);
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
