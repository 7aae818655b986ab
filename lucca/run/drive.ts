import { asc, eq } from "drizzle-orm";
import type { Platform } from "../../db/platform.ts";
import { plan, run, type State, step } from "../../db/schema.ts";
import { liveKinds } from "../city.ts";
import { type PlanBody, type PlannedPart, planBody } from "../plan.ts";
import { type City, loadCity } from "../subject.ts";
import { batched } from "./batched.ts";
import type { Driver } from "./driver.ts";
import { end, provisioned } from "./end.ts";
import { claim, keep, type Lease, letGo } from "./lease.ts";
import { finish, intend, LeaseLost, type Made } from "./ledger.ts";
import { takeStep, type Walk } from "./take-step.ts";

type Loaded = { city: City; body: PlanBody; states: Map<string, State> };

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
    await walk(driver, lease, await load(platform, runId), running, signal);
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

async function walk(
  driver: Driver,
  lease: Lease,
  loaded: Loaded,
  running: Map<string, Promise<void>>,
  signal: AbortSignal,
) {
  const { platform } = driver;
  const { city, body, states } = loaded;
  const store = batched<Made>((made) => finish(platform, lease, city, made));
  const steps: Walk = { driver, lease, city, kind: body.kind, signal, store };
  let failed = [...states.values()].includes("failed");
  let stopping = false;
  let announced = body.kind === "destroy";
  const isDone = (key: string) => states.get(key) === "done";
  const ready = () =>
    body.parts.filter(
      (part) => !isDone(part.key) && !running.has(part.key) && part.after.every(isDone),
    );
  const start = async (part: PlannedPart) => {
    const outcome = await takeStep(steps, part);
    states.set(part.key, outcome);
    failed ||= outcome === "failed";
    running.delete(part.key);
  };
  const groundDone = () =>
    body.parts.every((part) => liveKinds.includes(part.kind) || isDone(part.key));
  for (;;) {
    signal.throwIfAborted();
    if (!announced && groundDone()) {
      announced = true;
      await provisioned(platform, lease, city);
    }
    // Nothing is awaited between what is ready and what runs: a step that ends meanwhile is seen.
    const next = failed || stopping ? [] : ready();
    if (next.length === 0 && running.size === 0) break;
    if (next.length > 0 && !(await intend(platform, lease, city, next))) stopping = true;
    else {
      for (const part of next) driver.reached?.(part.key, "intended");
      for (const part of next) {
        const taking = start(part);
        // The race below sees it; a second one lost at the same time must not end the process.
        taking.catch(() => undefined);
        running.set(part.key, taking);
      }
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  const complete = body.parts.every((part) => isDone(part.key));
  await end(platform, lease, city, body, complete ? "done" : failed ? "failed" : "stopped");
}

async function load(platform: Platform, runId: string): Promise<Loaded> {
  return platform.withDb(async (db) => {
    const [found] = await db
      .select({ run, body: plan.body })
      .from(run)
      .innerJoin(plan, eq(plan.id, run.planId))
      .where(eq(run.id, runId));
    if (found === undefined) throw new Error(`Run ${runId} has no row`);
    const steps = await db
      .select({ key: step.key, state: step.state })
      .from(step)
      .where(eq(step.runId, runId))
      .orderBy(asc(step.position));
    return {
      city: await loadCity(db, found.run.clientId, found.run.projectId),
      body: planBody.parse(found.body),
      states: new Map(steps.map((row) => [row.key, row.state])),
    };
  });
}
