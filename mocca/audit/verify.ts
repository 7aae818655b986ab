import { asc, gt, max } from "drizzle-orm";
import { z } from "zod";
import { type EventRow, genesis, hashOf } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { cursor, event } from "../../db/schema.ts";
import { question } from "../verb.ts";

const pageSize = 1_000;

/**
 * Walks the chain: each hash over its row and the hash before it, no number missing, and none cut off
 * that a reader has seen. From the first event to the last, or about `most` of them `after` one whose
 * hash is given, so that a page can tell how far it has come; `ended` tells that the last was reached.
 */
export const verifyChain = question({
  name: "audit/verify",
  help: "Checks the chain of events from the first to the last.",
  scope: "house",
  right: "manage",
  input: z.strictObject({
    after: z.number().int().min(0).default(0),
    hash: z.string().default(genesis),
    most: z.number().int().positive().optional(),
  }),
  async run(db, _context, { after, hash: from, most = Number.POSITIVE_INFINITY }) {
    let previous = from;
    let checked = after;
    for (;;) {
      const rows = await page(db, checked);
      for (const row of rows) {
        const { hash, ...rest } = row;
        if (row.seq !== checked + 1 || row.previous !== previous || hashOf(rest) !== hash)
          return { whole: false as const, checked, broken: row.seq };
        previous = hash;
        checked = row.seq;
      }
      if (rows.length < pageSize) break;
      if (checked - after >= most)
        return { whole: true as const, checked, last: previous, ended: false };
    }
    const [reader] = await db.select({ seq: max(cursor.seq) }).from(cursor);
    if ((reader?.seq ?? 0) > checked)
      return { whole: false as const, checked, broken: checked + 1 };
    return { whole: true as const, checked, last: previous, ended: true };
  },
});

function page(db: Db, after: number): Promise<EventRow[]> {
  return db
    .select()
    .from(event)
    .where(gt(event.seq, after))
    .orderBy(asc(event.seq))
    .limit(pageSize);
}
