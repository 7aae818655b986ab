import { and, eq } from "drizzle-orm";
import type { Db, Platform } from "../../../db/platform.ts";
import { type Json, message } from "../../../db/schema.ts";
import { lockThread, nextSeq } from "../../thread.ts";
import type { Here } from "./enter.ts";

type Words = {
  key: string;
  author: string;
  personId?: string;
  visibleTo?: string;
  body: object;
};

/**
 * Writes a message at the end of a thread, once: the same key again changes nothing and tells false. The
 * message that a reply goes on from is touched too, since its count of replies changed.
 */
export async function write(
  tx: Db,
  { thread, main, parentKey }: Here,
  words: Words,
): Promise<boolean> {
  await lockThread(tx, thread);
  const body: Json = JSON.parse(JSON.stringify(words.body));
  const rows = await tx
    .insert(message)
    .values({ threadId: thread, ...words, body })
    .onConflictDoNothing()
    .returning({ key: message.key });
  if (rows.length === 0) return false;
  if (parentKey !== null) await touch(tx, main, parentKey);
  return true;
}

async function touch(tx: Db, threadId: string, key: string) {
  await lockThread(tx, threadId);
  await tx
    .update(message)
    .set({ seq: nextSeq })
    .where(and(eq(message.threadId, threadId), eq(message.key, key)));
}

/** Wakes whoever has a thread open, or the one that it goes on from. */
export async function wakeThread(platform: Platform, { thread, main }: Here): Promise<void> {
  await platform.sockets.publish(`thread:${thread}`);
  if (main !== thread) await platform.sockets.publish(`thread:${main}`);
}
