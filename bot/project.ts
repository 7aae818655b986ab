import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { EventRow } from "../db/event.ts";
import type { Db, Platform } from "../db/platform.ts";
import { card, cursor, event, outbox } from "../db/schema.ts";

const name = "cards";
const batch = 500;

/**
 * Reads new events by cursor and writes what must go out for them, in the transaction that moves the
 * cursor: a waiting row for each thread's card, overwritten rather than doubled. Returns when it has
 * caught up; any number of processes may call it at once.
 */
export async function project(platform: Platform): Promise<void> {
  for (;;) {
    const read = await platform.withDb((db) => db.transaction((tx) => step(tx)));
    if (read.queued) await platform.jobs.wake({ name: "send" });
    if (read.events < batch) return;
  }
}

async function step(tx: Db): Promise<{ events: number; queued: boolean }> {
  await tx.insert(cursor).values({ name, seq: 0 }).onConflictDoNothing();
  const [at] = await tx.select().from(cursor).where(eq(cursor.name, name)).for("update");
  const events = await tx
    .select()
    .from(event)
    .where(gt(event.seq, at?.seq ?? 0))
    .orderBy(asc(event.seq))
    .limit(batch);
  const newest = events.at(-1);
  if (newest === undefined) return { events: 0, queued: false };
  const queued = await queue(tx, events);
  await tx
    .update(cursor)
    .set({ seq: newest.seq })
    .where(and(eq(cursor.name, name)));
  return { events: events.length, queued };
}

async function queue(tx: Db, events: EventRow[]): Promise<boolean> {
  const subjects = [...new Set(events.flatMap(subjectsOf))];
  if (subjects.length === 0) return false;
  const cards = await tx.select().from(card).where(inArray(card.subject, subjects));
  if (cards.length === 0) return false;
  await tx
    .insert(outbox)
    .values(
      cards.map(({ threadId, subject }) => ({
        target: `thread:${threadId}`,
        key: subject,
        body: { card: subject },
      })),
    )
    .onConflictDoNothing();
  return true;
}

function subjectsOf(row: EventRow): string[] {
  const run = row.runId === null ? [] : [`run:${row.runId}`];
  return row.deployId === null ? run : [...run, `deploy:${row.deployId}`];
}
