import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db, Platform } from "../db/platform.ts";
import { accessCode, inbox, outbox, rateLimit, session, verification } from "../db/schema.ts";

const day = 86_400_000;
const kept = 30 * day;
const atOnce = 1_000;

/**
 * Deletes what nobody asks for any more: what arrived or went out over 30 days ago, sessions, links and
 * codes that have run out, and counts of a day ago. A thousand rows at a time, so that nobody waits for
 * it; safe beside others and to be killed.
 */
export async function forget({ withDb }: Platform): Promise<void> {
  const now = Date.now();
  const today = new Date(now);
  const longAgo = new Date(now - kept);
  await withDb(async (db) => {
    await drop(db, inbox, lt(inbox.receivedAt, longAgo));
    await drop(db, outbox, and(eq(outbox.state, "done"), lt(outbox.createdAt, longAgo)));
    await drop(db, session, lt(session.expiresAt, today));
    await drop(db, verification, lt(verification.expiresAt, today));
    await drop(db, accessCode, lt(accessCode.expiresAt, today));
    await drop(db, rateLimit, lt(rateLimit.lastRequest, now - day));
  });
}

async function drop(db: Db, table: PgTable, old: SQL | undefined): Promise<void> {
  const some = sql`ctid = any(array(select ctid from ${table} where ${old} limit ${atOnce}))`;
  for (;;) {
    const gone = await db.delete(table).where(some).returning({ one: sql`1` });
    if (gone.length < atOnce) return;
  }
}
