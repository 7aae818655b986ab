import { sql } from "drizzle-orm";
import { newId } from "../db/id.ts";
import type { Db } from "../db/platform.ts";
import { rateLimit } from "../db/schema.ts";

/**
 * Counts one request against `key` and answers with the seconds to wait when there were more than `most`
 * within the window, or with nothing when it may go on. One statement counts, so that requests at the
 * same moment cannot slip past each other.
 */
export async function overLimit(
  db: Db,
  key: string,
  { most, seconds }: { most: number; seconds: number },
): Promise<number | undefined> {
  const now = Date.now();
  const windowMs = seconds * 1_000;
  const over = sql`${rateLimit.lastRequest} <= ${now - windowMs}`;
  const [row] = await db
    .insert(rateLimit)
    .values({ id: newId(), key, count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${over} then 1 else ${rateLimit.count} + 1 end`,
        lastRequest: sql`case when ${over} then ${now} else ${rateLimit.lastRequest} end`,
      },
    })
    .returning({ count: rateLimit.count, since: rateLimit.lastRequest });
  if (row === undefined || row.count <= most) return undefined;
  return Math.max(1, Math.ceil((row.since + windowMs - now) / 1_000));
}
