import { setTimeout as wait } from "node:timers/promises";
import { plainError } from "../../db/plain-error.ts";
import { Refusal } from "../../db/refusal.ts";
import type { Failure } from "../../db/schema.ts";
import type { PlanBody, PlannedPart } from "../plan.ts";
import type { Work } from "../provider.ts";
import type { City } from "../subject.ts";
import { providerOf } from "../vendors.ts";
import { workFor } from "../work.ts";
import type { Driver } from "./driver.ts";
import type { Lease } from "./lease.ts";
import { identify, LeaseLost } from "./ledger.ts";
import type { Outcome } from "./outcome.ts";
import type { Resource } from "./resources.ts";

/** Pauses before the second and the third try; a refusal is never tried again. */
const pausesMs = [500, 2_000];

/** What every step of one walk is given. */
export type Walk = {
  driver: Driver;
  lease: Lease;
  city: City;
  body: PlanBody;
  signal: AbortSignal;
  /** What the project's steps have made so far, by their keys. */
  resources: Map<string, Resource>;
};

/**
 * Runs one step whose intent is written and answers how it ended, for the next turn to store.
 * Undefined: the step is left as it stands for whoever takes the run up.
 */
export async function takeStep(walk: Walk, part: PlannedPart): Promise<Outcome | undefined> {
  const { driver, city, body, signal } = walk;
  // Anything may come out of a vendor's call: it is kept on the step, and words of ours with it.
  try {
    const provider = providerOf(city.project.manifest, part.kind, driver.vendors);
    const work = await workOf(walk, part);
    const call = (): Promise<Outcome> =>
      body.kind === "destroy"
        ? provider.remove(work).then(() => ({ part, end: "removed" }))
        : provider.ensure(work).then((found) => ({ part, end: "made", found }));
    const outcome = await withRetries(call, signal);
    driver.reached?.(part.key, "called");
    return outcome;
  } catch (error) {
    return error instanceof LeaseLost || signal.aborted ? undefined : failedBy(walk, part, error);
  }
}

/** A step's failure: words of ours for people, the vendor's own beside them and in the log. */
export function failedBy({ driver, lease }: Walk, part: PlannedPart, error: unknown): Outcome {
  const facts = { run: lease.runId, step: part.key, error: plainError(error) };
  driver.platform.log("step failed", facts);
  return { part, end: "failed", failure: failureOf(part, error) };
}

async function workOf(walk: Walk, part: PlannedPart): Promise<Work> {
  const { driver, lease, city, signal, resources } = walk;
  const { platform } = driver;
  const hints = [...resources.values()];
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
      if (error instanceof Refusal || error instanceof LeaseLost || signal.aborted) throw error;
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
