import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { plainError } from "../../db/plain-error.ts";
import type { Db, Platform } from "../../db/platform.ts";
import { deploy } from "../../db/schema.ts";
import type { DeployRow } from "./stages.ts";

const leaseMs = 15_000;
const beatMs = 4_000;

/**
 * Claims a deploy that waits, or whose worker died; undefined when another has it, when it has
 * ended, when its pipeline runs elsewhere, or while another deploy of the same environment runs.
 */
export async function claimDeploy(
  db: Db,
  id: string,
  owner: string,
): Promise<DeployRow | undefined> {
  return db.transaction(async (tx) => {
    // One claim at a time per environment: two at once would both find it free.
    await tx.execute(
      sql`select 1 from environment where id = (select environment_id from deploy where id = ${id}) for no key update`,
    );
    return claimIn(tx, id, owner);
  });
}

async function claimIn(tx: Db, id: string, owner: string): Promise<DeployRow | undefined> {
  const now = new Date();
  const free = or(
    eq(deploy.state, "waiting"),
    and(eq(deploy.state, "running"), or(isNull(deploy.leaseUntil), lt(deploy.leaseUntil, now))),
  );
  const busy = sql`exists (select 1 from deploy other where other.environment_id = ${deploy.environmentId}
    and other.state = 'running' and other.id <> ${deploy.id})`;
  const elsewhere = sql`${deploy.askedBy}->>'via' = 'webhook'`;
  const [row] = await tx
    .update(deploy)
    .set({
      state: "running",
      leaseOwner: owner,
      leaseUntil: new Date(now.getTime() + leaseMs),
      startedAt: sql`coalesce(${deploy.startedAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(and(eq(deploy.id, id), free, sql`not ${busy}`, sql`not ${elsewhere}`))
    .returning();
  return row;
}

/** Keeps the lease while the work runs; calls `lost` when the deploy is another's or has ended. */
export function keepDeploy(
  platform: Platform,
  id: string,
  owner: string,
  lost: () => void,
): () => void {
  const beat = async () => {
    const [row] = await platform.withDb((db) =>
      db
        .update(deploy)
        .set({ leaseUntil: new Date(Date.now() + leaseMs) })
        .where(and(eq(deploy.id, id), eq(deploy.leaseOwner, owner), eq(deploy.state, "running")))
        .returning({ id: deploy.id }),
    );
    if (row === undefined) lost();
  };
  const timer = setInterval(() => {
    // A failed heartbeat is not the end: the next one decides.
    beat().catch((error) => platform.log("heartbeat failed", { error: plainError(error) }));
  }, beatMs);
  return () => clearInterval(timer);
}

/** Wakes the deploy that has waited longest for an environment that is free again. */
export async function wakeNext(platform: Platform, environmentId: string): Promise<void> {
  const [next] = await platform.withDb((db) =>
    db
      .select({ id: deploy.id })
      .from(deploy)
      .where(and(eq(deploy.environmentId, environmentId), eq(deploy.state, "waiting")))
      .orderBy(asc(deploy.createdAt))
      .limit(1),
  );
  if (next !== undefined) await platform.jobs.wake({ name: "deploy", deployId: next.id });
}

/** At boot, the only owner of a database takes back what a killed process held. */
export async function dropDeployLeases(db: Db): Promise<void> {
  await db.update(deploy).set({ leaseUntil: null }).where(eq(deploy.state, "running"));
}
