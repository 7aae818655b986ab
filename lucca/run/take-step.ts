import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { plainError } from "../../db/plain-error.ts";
import type { Platform } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { type Failure, resource, type State } from "../../db/schema.ts";
import type { PlanBody, PlannedPart } from "../plan.ts";
import type { Work } from "../provider.ts";
import type { City } from "../subject.ts";
import { providerOf } from "../vendors.ts";
import { workFor } from "../work.ts";
import type { Driver } from "./driver.ts";
import type { Lease } from "./lease.ts";
import { fail, forget, identify, LeaseLost, type Made } from "./ledger.ts";

/** Pauses before the second and the third try; a refusal is never tried again. */
const pausesMs = [500, 2_000];

/** What every step of one walk is given. */
export type Walk = {
  driver: Driver;
  lease: Lease;
  city: City;
  kind: PlanBody["kind"];
  signal: AbortSignal;
  /** Stores what a step made, together with what others made at the same time. */
  store(made: Made): Promise<void>;
};

/** Runs one step whose intent is written, and stores how it ended. */
export async function takeStep(walk: Walk, part: PlannedPart): Promise<State> {
  const { driver, lease, city, kind, signal } = walk;
  const { platform, vendors } = driver;
  // Anything may come out of a vendor's call: it is kept on the step, and words of ours with it.
  try {
    const provider = providerOf(city.project.manifest, part.kind, vendors);
    const work = await workOf(walk, part);
    if (kind === "destroy") {
      await withRetries(() => provider.remove(work), signal);
      driver.reached?.(part.key, "called");
      await forget(platform, lease, city, part);
    } else {
      const found = await withRetries(() => provider.ensure(work), signal);
      driver.reached?.(part.key, "called");
      await walk.store({ part, found });
    }
    driver.reached?.(part.key, "recorded");
    return "done";
  } catch (error) {
    if (error instanceof LeaseLost || signal.aborted) throw error;
    platform.log("step failed", { run: lease.runId, step: part.key, error: plainError(error) });
    await fail(platform, lease, city, part, failureOf(part, error));
    return "failed";
  }
}

async function workOf({ driver, lease, city, signal }: Walk, part: PlannedPart): Promise<Work> {
  const { platform } = driver;
  const hints = await resourcesOf(platform, city.project.id);
  const work = await platform.withDb(async (db) => workFor({ platform, db }, city, part, hints));
  return {
    ...work,
    signal,
    record: (externalId) => identify(platform, lease, part.key, externalId),
  };
}

async function withRetries<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const pause of pausesMs) {
    // A vendor's failure may pass; each provider function is safe to run again.
    try {
      return await call();
    } catch (error) {
      if (error instanceof Refusal || signal.aborted) throw error;
      await wait(pause, undefined, { signal });
    }
  }
  return call();
}

function failureOf(part: PlannedPart, error: unknown): Failure {
  if (error instanceof Refusal)
    return {
      code: error.code,
      words: error.message,
      ...(error.next !== undefined && { next: error.next }),
    };
  return {
    code: "vendor",
    words: `${part.title}: ${part.vendor} did not answer as it should.`,
    next: "Retry the run from this step; /run logs shows what came back.",
    vendor: plainError(error),
  };
}

/** What earlier steps of this project have made, read fresh for each step. */
async function resourcesOf(platform: Platform, projectId: string) {
  return platform.withDb((db) =>
    db.select().from(resource).where(eq(resource.projectId, projectId)),
  );
}
