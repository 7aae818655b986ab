import { asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db, Platform } from "../db/platform.ts";
import { card, cursor, event, outbox } from "../db/schema.ts";

const name = "cards";
const batch = 500;

/** What an event says of the cards that it changes. */
type Subjects = { runId: string | null; deployId: string | null; plans: string[] };

/** The plan that an event is about, and those whose place it took. */
const plans = sql<string[]>`array(
  select ${event.facts}->>'plan' where ${event.facts} ? 'plan'
  union all select jsonb_array_elements_text(coalesce(${event.facts}->'replaces', '[]')))`;

/**
 * Reads new events by cursor and writes what must go out for them, in the transaction that moves the
 * cursor: a waiting row for each thread's card, overwritten rather than doubled. Returns when it has
 * caught up; any number of processes may call it at once.
 */
export async function project(platform: Platform): Promise<void> {
  for (;;) {
    const read = await platform.withDb((db) => db.transaction((tx) => step(tx)));
    if (read.queued) await platform.jobs.wake({ name: "send" });
    // Whoever has a page open reads again what it shows.
    if (read.events > 0) await platform.sockets.publish("team");
    if (read.events < batch) return;
  }
}

async function step(tx: Db): Promise<{ events: number; queued: boolean }> {
  const from = await lockCursor(tx);
  const events = await tx
    .select({ seq: event.seq, runId: event.runId, deployId: event.deployId, plans })
    .from(event)
    .where(gt(event.seq, from))
    .orderBy(asc(event.seq))
    .limit(batch);
  const newest = events.at(-1);
  if (newest === undefined) return { events: 0, queued: false };
  const queued = await queue(tx, events);
  await tx.update(cursor).set({ seq: newest.seq }).where(eq(cursor.name, name));
  return { events: events.length, queued };
}

/** Holds the cursor until the transaction ends; the first reader of a database makes it. */
async function lockCursor(tx: Db): Promise<number> {
  const [at] = await tx.select().from(cursor).where(eq(cursor.name, name)).for("update");
  if (at !== undefined) return at.seq;
  await tx.insert(cursor).values({ name, seq: 0 }).onConflictDoNothing();
  return lockCursor(tx);
}

async function queue(tx: Db, events: Subjects[]): Promise<boolean> {
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

function subjectsOf(row: Subjects): string[] {
  const run = row.runId === null ? [] : [`run:${row.runId}`];
  const deploy = row.deployId === null ? [] : [`deploy:${row.deployId}`];
  return [...run, ...deploy, ...row.plans.map((id) => `plan:${id}`)];
}
