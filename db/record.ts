import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import type { Actor } from "./actor.ts";
import { append, type NewEvent } from "./event.ts";
import { plainError } from "./plain-error.ts";
import type { Db, Job, Platform } from "./platform.ts";
import { Refusal } from "./refusal.ts";
import { inbox, type Json } from "./schema.ts";

/** What a change returns: its result, what happened, and whom to wake once it is committed. */
export type Change<T> = { result: T; events: NewEvent[]; wake?: Job[] };

/** The natural key of something that arrived: the same one again changes nothing and has the same answer. */
export type Delivery = {
  source: string;
  key: string;
  body: Json;
  /** The key is of the caller's own making: the same one with another body is refused. */
  exact?: true;
  /** The answer holds a secret: it is not kept, and a repeat is refused. */
  shownOnce?: true;
};

/**
 * Makes one change: one transaction holds the rows and, last, their events. With a delivery it holds
 * the inbox row too, so that a repeat, also one at the same moment, finds the first one's result.
 * After the commit the given jobs are woken, and the projector beside; a lost wake is made good by the
 * sweep.
 */
export async function record<T>(
  platform: Platform,
  actor: Actor,
  verb: string,
  change: (tx: Db) => Promise<Change<T>>,
  delivery?: Delivery,
): Promise<T> {
  const made = await platform.withDb((db) =>
    db.transaction(async (tx): Promise<Change<T>> => {
      if (delivery !== undefined && !(await first(tx, delivery)))
        // What was stored is the result of this same verb.
        return { result: (await answered(tx, delivery))?.answer as T, events: [] };
      const done = await change(tx);
      if (delivery !== undefined)
        await keepAnswer(tx, delivery, delivery.shownOnce ? null : done.result);
      await append(tx, actor, verb, done.events);
      return done;
    }),
  );
  // The change is made: a wake that fails must not tell the caller otherwise.
  const wake = (job: Job) =>
    platform.jobs.wake(job).catch((error: unknown) => {
      platform.log("wake failed", { job: job.name, error: plainError(error) });
    });
  if (made.events.length > 0) platform.waitUntil(wake({ name: "project" }));
  await Promise.all((made.wake ?? []).map(wake));
  return made.result;
}

async function first(tx: Db, { source, key, body }: Delivery): Promise<boolean> {
  const rows = await tx
    .insert(inbox)
    .values({ source, delivery: key, body })
    .onConflictDoNothing()
    .returning({ key: inbox.delivery });
  return rows.length > 0;
}

const at = ({ source, key }: Delivery) => and(eq(inbox.source, source), eq(inbox.delivery, key));

/** What a delivery that came before was answered; nothing for a new one. */
export async function answered(db: Db, delivery: Delivery): Promise<{ answer: Json } | undefined> {
  const { body, answer } = inbox;
  const [row] = await db.select({ body, answer }).from(inbox).where(at(delivery));
  if (row === undefined) return undefined;
  if (delivery.exact && !isDeepStrictEqual(row.body, delivery.body))
    throw new Refusal(
      "invalid",
      "Nothing was done: this Idempotency-Key was used for something else.",
      "Send each new request with a new key.",
    );
  if (delivery.shownOnce)
    throw new Refusal(
      "conflict",
      "This was done already, and its answer was shown once.",
      "If it was lost, revoke it and ask for a new one.",
    );
  return { answer: row.answer };
}

async function keepAnswer(tx: Db, delivery: Delivery, result: unknown) {
  const answer: Json = JSON.parse(JSON.stringify(result ?? null));
  await tx.update(inbox).set({ answer, handledAt: new Date() }).where(at(delivery));
}
