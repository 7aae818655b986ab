import { asc, gt, max } from "drizzle-orm";
import { z } from "zod";
import { type EventRow, genesis, hashOf } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { cursor, event } from "../../db/schema.ts";
import { question } from "../verb.ts";

const pageSize = 1_000;

/** Walks the whole chain: each hash over its row and the hash before it, no number missing, and none cut off that a reader has seen. */
export const verifyChain = question({
  name: "audit/verify",
  help: "Checks the chain of events from the first to the last.",
  scope: "house",
  right: "manage",
  input: z.object({}),
  async run(db) {
    let previous = genesis;
    let checked = 0;
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
    }
    const [reader] = await db.select({ seq: max(cursor.seq) }).from(cursor);
    if ((reader?.seq ?? 0) > checked)
      return { whole: false as const, checked, broken: checked + 1 };
    return { whole: true as const, checked, last: previous };
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
