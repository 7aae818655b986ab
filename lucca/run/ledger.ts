import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { NewEvent } from "../../db/event.ts";
import type { Db, Platform } from "../../db/platform.ts";
import { record } from "../../db/record.ts";
import {
  environment,
  type Facts,
  type Failure,
  project,
  resource,
  run,
  step,
} from "../../db/schema.ts";
import type { PlannedPart } from "../plan.ts";
import type { Found } from "../provider.ts";
import type { City } from "../subject.ts";
import { held, type Lease } from "./lease.ts";

export const lucca: Actor = { via: "system", principal: "Lucca" };

/** The lease went to another worker; nothing that this one still does may be stored. */
export class LeaseLost extends Error {}

async function fenced(tx: Db, lease: Lease) {
  const [row] = await tx
    .select({ cancelAskedAt: run.cancelAskedAt })
    .from(run)
    .where(held(lease))
    .for("share");
  if (row === undefined) throw new LeaseLost();
  return row;
}

export const aboutRun = (city: City, lease: Lease) => ({
  clientId: city.client.id,
  projectId: city.project.id,
  runId: lease.runId,
});

/**
 * Writes the intent of steps that are about to start, before any call goes out. Answers false, and
 * writes nothing, when somebody has asked for the run to stop.
 */
export function intend(platform: Platform, lease: Lease, city: City, parts: PlannedPart[]) {
  return record(platform, lucca, "run", async (tx) => {
    const { cancelAskedAt } = await fenced(tx, lease);
    if (cancelAskedAt !== null) return { result: false, events: [] };
    await tx
      .update(step)
      .set({
        state: "running",
        attempt: sql`${step.attempt} + 1`,
        fence: lease.fence,
        startedAt: new Date(),
        finishedAt: null,
        failure: null,
      })
      .where(
        and(
          eq(step.runId, lease.runId),
          inArray(
            step.key,
            parts.map((part) => part.key),
          ),
        ),
      );
    const events = parts.map((part) => stepEvent(city, lease, part, "step started"));
    return { result: true, events };
  });
}

/** Stores an external id right after the call that made it. */
export async function identify(platform: Platform, lease: Lease, key: string, externalId: string) {
  await platform.withDb((db) =>
    db.transaction(async (tx) => {
      await fenced(tx, lease);
      await tx
        .update(step)
        .set({ externalId })
        .where(and(eq(step.runId, lease.runId), eq(step.key, key)));
    }),
  );
}

export type Made = { part: PlannedPart; found: Found };

/** Stores what steps made, in one transaction: the ledger's rows, the resources', and what follows. */
export function finish(platform: Platform, lease: Lease, city: City, made: Made[]): Promise<void> {
  return record(platform, lucca, "run", async (tx) => {
    await fenced(tx, lease);
    for (const one of made) await finishOne(tx, lease, city, one);
    const events = made.map(({ part, found }) =>
      stepEvent(city, lease, part, "step done", found.facts),
    );
    return { result: undefined, events };
  });
}

/** A step's rows, and what follows for the project (record and repository agree) or the environment (it is live). */
async function finishOne(tx: Db, lease: Lease, city: City, { part, found }: Made): Promise<void> {
  const { facts, externalId, marker } = found;
  await settle(tx, lease, part, { state: "done", output: facts, externalId });
  const row = {
    capability: part.kind,
    vendor: part.vendor,
    environmentId: city.environments.find((e) => e.name === part.environment)?.id ?? null,
    externalId,
    marker,
    observed: facts,
    observedAt: new Date(),
  };
  await tx
    .insert(resource)
    .values({ clientId: city.client.id, projectId: city.project.id, key: part.key, ...row })
    .onConflictDoUpdate({ target: [resource.projectId, resource.key], set: row });
  const manifestHash = facts["manifestHash"];
  if (part.kind === "code" && typeof manifestHash === "string")
    await tx
      .update(project)
      .set({ commonHash: manifestHash })
      .where(eq(project.id, city.project.id));
  if (part.kind === "address" && row.environmentId !== null)
    await tx
      .update(environment)
      .set({ state: "live", address: String(facts["url"] ?? "") })
      .where(eq(environment.id, row.environmentId));
}

/** Stores that a thing is gone: its resource row goes with it. */
export function forget(platform: Platform, lease: Lease, city: City, part: PlannedPart) {
  return record(platform, lucca, "run", async (tx) => {
    await fenced(tx, lease);
    await settle(tx, lease, part, { state: "done" });
    await tx
      .delete(resource)
      .where(and(eq(resource.projectId, city.project.id), eq(resource.key, part.key)));
    const environmentId = city.environments.find((e) => e.name === part.environment)?.id;
    if (part.kind === "deploy" && environmentId !== undefined)
      await tx
        .update(environment)
        .set({ state: "destroyed", address: null, liveDeployId: null })
        .where(eq(environment.id, environmentId));
    return { result: undefined, events: [stepEvent(city, lease, part, "step removed")] };
  });
}

/** Stores why a step failed: words of ours for people, the vendor's own beside them. */
export function fail(
  platform: Platform,
  lease: Lease,
  city: City,
  part: PlannedPart,
  failure: Failure,
) {
  return record(platform, lucca, "run", async (tx) => {
    await fenced(tx, lease);
    await settle(tx, lease, part, { state: "failed", failure });
    const facts = { code: failure.code, words: failure.words };
    return { result: undefined, events: [stepEvent(city, lease, part, "step failed", facts)] };
  });
}

type Settled = { state: "done" | "failed"; output?: Facts; externalId?: string; failure?: Failure };

async function settle(tx: Db, lease: Lease, part: PlannedPart, settled: Settled) {
  await tx
    .update(step)
    .set({ ...settled, finishedAt: new Date() })
    .where(and(eq(step.runId, lease.runId), eq(step.key, part.key), eq(step.fence, lease.fence)));
}

function stepEvent(
  city: City,
  lease: Lease,
  part: PlannedPart,
  kind: string,
  facts?: Facts,
): NewEvent {
  const environmentId = city.environments.find((e) => e.name === part.environment)?.id;
  return {
    kind,
    ...aboutRun(city, lease),
    ...(environmentId !== undefined && { environmentId }),
    facts: { step: part.key, title: part.title, ...facts },
  };
}
