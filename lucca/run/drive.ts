import { asc, eq } from "drizzle-orm";
import type { Platform } from "../../db/platform.ts";
import { plan, resource, run, type State, step } from "../../db/schema.ts";
import { planBody } from "../plan.ts";
import { loadCity } from "../subject.ts";
import type { Driver } from "./driver.ts";
import { claim, keep, letGo } from "./lease.ts";
import { LeaseLost } from "./ledger.ts";
import { walkRun } from "./walk.ts";

/**
 * Walks a run's DAG from wherever it stands: every part whose needs are done runs at once, finished
 * ones are never run again. Returns when the run has ended, or when another worker has it.
 */
export async function driveRun(driver: Driver, runId: string): Promise<void> {
  const { platform } = driver;
  const lease = await platform.withDb((db) => claim(db, runId, driver.owner));
  if (lease === undefined) return;
  const stop = new AbortController();
  const running = new Map<string, Promise<void>>();
  const release = keep(platform, lease, () => stop.abort(new LeaseLost()));
  const signal = AbortSignal.any([stop.signal, driver.signal]);
  // A lost lease is another worker's business, and a process that drains leaves the run as it stands.
  try {
    const { states, ...loaded } = await load(platform, runId);
    await walkRun({ driver, lease, signal, ...loaded }, states, running);
  } catch (error) {
    if (!(error instanceof LeaseLost) && !signal.aborted) throw error;
  } finally {
    // What still runs must end before the lease is another's: two would work on one thing.
    stop.abort(new LeaseLost());
    await Promise.allSettled(running.values());
    release();
    if (driver.signal.aborted) await letGo(platform, lease);
  }
}

async function load(platform: Platform, runId: string) {
  return platform.withDb(async (db) => {
    const [found] = await db
      .select({ run, body: plan.body })
      .from(run)
      .innerJoin(plan, eq(plan.id, run.planId))
      .where(eq(run.id, runId));
    if (found === undefined) throw new Error(`Run ${runId} has no row`);
    const { clientId, projectId } = found.run;
    const steps = await db
      .select({ key: step.key, state: step.state })
      .from(step)
      .where(eq(step.runId, runId))
      .orderBy(asc(step.position));
    const made = await db.select().from(resource).where(eq(resource.projectId, projectId));
    return {
      city: await loadCity(db, clientId, projectId),
      body: planBody.parse(found.body),
      states: new Map<string, State>(steps.map((row) => [row.key, row.state])),
      resources: new Map(made.map((row) => [row.key, row])),
    };
  });
}
