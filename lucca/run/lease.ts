import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { plainError } from "../../db/plain-error.ts";
import type { Db, Platform } from "../../db/platform.ts";
import { run } from "../../db/schema.ts";

export type Lease = { runId: string; owner: string; fence: number };

const leaseMs = 10_000;
const beatMs = 3_000;

/**
 * Claims a waiting run, or one whose worker has let its lease run out. The fence grows with each
 * claim: whoever held the lease before can no longer write. Undefined: somebody else has it.
 */
export async function claim(db: Db, runId: string, owner: string): Promise<Lease | undefined> {
  const now = new Date();
  const [row] = await db
    .update(run)
    .set({
      state: "running",
      leaseOwner: owner,
      leaseUntil: new Date(now.getTime() + leaseMs),
      fence: sql`${run.fence} + 1`,
      startedAt: sql`coalesce(${run.startedAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(
      and(
        eq(run.id, runId),
        or(
          eq(run.state, "waiting"),
          and(eq(run.state, "running"), or(isNull(run.leaseUntil), lt(run.leaseUntil, now))),
        ),
      ),
    )
    .returning({ fence: run.fence });
  return row && { runId, owner, fence: row.fence };
}

/** Keeps the lease while `work` runs; calls `lost` when another has it. */
export function keep(platform: Platform, lease: Lease, lost: () => void): () => void {
  const beat = async () => {
    const [row] = await platform.withDb((db) =>
      db
        .update(run)
        .set({ leaseUntil: new Date(Date.now() + leaseMs) })
        .where(held(lease))
        .returning({ id: run.id }),
    );
    if (row === undefined) lost();
  };
  const timer = setInterval(() => {
    // A failed heartbeat is not the end: the next one, or the fence on the next write, decides.
    beat().catch((error) => platform.log("heartbeat failed", { error: plainError(error) }));
  }, beatMs);
  return () => clearInterval(timer);
}

/** The condition of every write by a worker: the lease is still its own. */
export function held(lease: Lease) {
  return and(eq(run.id, lease.runId), eq(run.fence, lease.fence), eq(run.state, "running"));
}

/** Gives the run up as it stands, so that another worker may take it at once. */
export async function letGo(platform: Platform, lease: Lease): Promise<void> {
  await platform.withDb((db) => db.update(run).set({ leaseUntil: null }).where(held(lease)));
}

/** At boot, the only owner of a database takes back what a killed process held. */
export async function dropLeases(db: Db): Promise<void> {
  await db.update(run).set({ leaseUntil: null }).where(eq(run.state, "running"));
}
