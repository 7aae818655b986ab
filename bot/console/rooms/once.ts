import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db, Platform } from "../../../db/platform.ts";
import type { Delivery } from "../../../db/record.ts";
import { Refusal } from "../../../db/refusal.ts";
import { inbox } from "../../../db/schema.ts";

const leaseSeconds = 15;
const beatMs = 5_000;
const patienceMs = 25_000;

/**
 * Does what a delivery asks for, once: a repeat waits for the one that is at it and comes back with
 * nothing. When that one died, its lease runs out and the repeat does the work. Refuses a key that was
 * used for something else, and to wait for longer than a page would.
 */
export async function once<T>(
  platform: Platform,
  delivery: Delivery,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const claimed = await platform.withDb((db) => claim(db, delivery));
    if (claimed === "mine") return holding(platform, delivery, work);
    if (claimed === "done") return undefined;
    if (Date.now() > until)
      throw new Refusal("unavailable", "That is still being answered.", "Look again in a moment.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function claim(db: Db, delivery: Delivery): Promise<"mine" | "done" | "busy"> {
  const { source, key, body } = delivery;
  const rows = await db
    .insert(inbox)
    .values({ source, delivery: key, body })
    .onConflictDoNothing()
    .returning({ key: inbox.delivery });
  if (rows.length > 0) return "mine";
  const [before] = await db.select().from(inbox).where(at(delivery));
  if (!isDeepStrictEqual(before?.body, body))
    throw new Refusal(
      "conflict",
      "That was not done: its key was used for something else.",
      "Send it again as something new.",
    );
  if (before?.handledAt !== null) return "done";
  const left = sql`${inbox.receivedAt} < now() - make_interval(secs => ${leaseSeconds})`;
  const taken = await db
    .update(inbox)
    .set({ receivedAt: sql`now()` })
    .where(and(at(delivery), isNull(inbox.handledAt), left))
    .returning({ key: inbox.delivery });
  return taken.length > 0 ? "mine" : "busy";
}

async function holding<T>(platform: Platform, delivery: Delivery, work: () => Promise<T>) {
  const set = (to: { receivedAt?: ReturnType<typeof sql>; handledAt?: Date }) =>
    platform.withDb(async (db) => void (await db.update(inbox).set(to).where(at(delivery))));
  const beat = setInterval(() => platform.waitUntil(set({ receivedAt: sql`now()` })), beatMs);
  let done = false;
  // What failed or was refused is let go at once, so that a repeat need not wait for the lease.
  try {
    const result = await work();
    await set({ handledAt: new Date() });
    done = true;
    return result;
  } finally {
    clearInterval(beat);
    if (!done) platform.waitUntil(set({ receivedAt: sql`'epoch'::timestamptz` }));
  }
}

const at = ({ source, key }: Delivery) => and(eq(inbox.source, source), eq(inbox.delivery, key));
