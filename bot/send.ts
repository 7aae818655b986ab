import { and, eq, sql } from "drizzle-orm";
import { plainError } from "../db/plain-error.ts";
import type { Db, Platform } from "../db/platform.ts";
import { cursor, outbox, thread } from "../db/schema.ts";
import { cardOf } from "./cards/card-of.ts";
import type { Message } from "./message.ts";

const most = 8;
const longestPauseMs = 60_000;
const claimMs = 60_000;

type Row = typeof outbox.$inferSelect;
type Thread = typeof thread.$inferSelect;

/** Delivers one message at one surface; the key tells which earlier one it replaces. */
export type Surface = (to: Thread, key: string, message: Message) => Promise<void>;
export type Surfaces = Partial<Record<Thread["surface"], Surface>>;

/** Sends one letter of the outbox (`mail:<address>`), and tells how its row stands then. */
export type Mailer = (row: Row) => Promise<Partial<Row>>;

/**
 * Sends what waits in the outbox, in order per target: claims a row, renders the newest state, and
 * delivers it outside any transaction. What fails is tried again with growing pauses and kept as dead,
 * with its reason, at last.
 */
export async function send(platform: Platform, surfaces: Surfaces, mailer?: Mailer): Promise<void> {
  for (;;) {
    const row = await platform.withDb(claim);
    if (row === undefined) return;
    // A surface may be away; that is kept on the row and tried again, it is no reason to stop.
    try {
      const sent = { state: "done" as const, sentAt: new Date() };
      const isMail = mailer !== undefined && row.target.startsWith("mail:");
      if (!isMail) await deliver(platform, row, surfaces);
      await settle(platform, row, isMail ? await mailer(row) : sent);
    } catch (error) {
      await putOff(platform, row, plainError(error));
    }
  }
}

/** The oldest row whose target nobody is sending to; a claim that ran out is taken over. */
async function claim(db: Db): Promise<Row | undefined> {
  const until = new Date(Date.now() + claimMs);
  const [row] = await db
    .update(outbox)
    .set({ state: "sending", claimedUntil: until, attempt: sql`${outbox.attempt} + 1` })
    .where(
      sql`${outbox.id} = (
        select o.id from ${outbox} o
        where (o.state = 'waiting' and coalesce(o.not_before, now()) <= now()
               or o.state = 'sending' and o.claimed_until < now())
          and not exists (select 1 from ${outbox} s where s.target = o.target and s.id <> o.id and s.state = 'sending')
          and not exists (select 1 from ${outbox} e where e.target = o.target and e.id < o.id and e.state = 'waiting')
        order by o.id limit 1 for update skip locked)`,
    )
    .returning();
  return row;
}

async function deliver(platform: Platform, row: Row, surfaces: Surfaces) {
  const [to, message] = await platform.withDb(async (db) => {
    const id = row.target.replace("thread:", "");
    const [found] = await db.select().from(thread).where(eq(thread.id, id));
    return [found, await cardOf(db, String(row.body["card"] ?? ""))] as const;
  });
  const surface = to && surfaces[to.surface];
  if (to === undefined || surface === undefined)
    throw new Error(`Nobody delivers to ${row.target}`);
  if (message !== undefined) await surface(to, row.key, message);
}

async function putOff(platform: Platform, row: Row, failure: string) {
  if (row.attempt >= most) return settle(platform, row, { state: "dead", failure });
  const notBefore = new Date(Date.now() + Math.min(longestPauseMs, 500 * 2 ** row.attempt));
  await settle(platform, row, { state: "waiting", failure, notBefore });
  await platform.jobs.wake({ name: "send" }, notBefore);
}

/** A row that waits again gives way to a newer one of the same key, which says the newest state anyway. */
async function settle(platform: Platform, row: Row, to: Partial<Row>) {
  await platform.withDb((db) =>
    db.transaction(async (tx) => {
      const mine = and(eq(outbox.id, row.id), eq(outbox.state, "sending"));
      if (to.state === "waiting") {
        // The projector writes under this row: no newer state can come in between.
        await tx.select().from(cursor).for("update");
        await tx
          .delete(outbox)
          .where(
            and(
              mine,
              sql`exists (select 1 from ${outbox} n where n.target = ${row.target} and n.key = ${row.key} and n.state = 'waiting')`,
            ),
          );
      }
      await tx.update(outbox).set(to).where(mine);
    }),
  );
}
