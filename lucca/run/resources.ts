import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { environment, project, resource } from "../../db/schema.ts";
import type { PlannedPart } from "../plan.ts";
import type { City } from "../subject.ts";
import type { Outcome } from "./outcome.ts";

export type Resource = typeof resource.$inferSelect;

type Made = Extract<Outcome, { end: "made" }>;

/**
 * Stores what steps made, and what follows for the project (record and repository agree) or an
 * environment (it is live). Answers with the rows as they stand now.
 */
export async function storeMade(tx: Db, city: City, ended: readonly Outcome[]) {
  const made = ended.filter((one) => one.end === "made");
  if (made.length === 0) return [];
  const rows = await tx
    .insert(resource)
    .values(made.map((one) => rowOf(city, one)))
    .onConflictDoUpdate({
      target: [resource.projectId, resource.key],
      set: {
        capability: sql`excluded.capability`,
        vendor: sql`excluded.vendor`,
        environmentId: sql`excluded.environment_id`,
        externalId: sql`excluded.external_id`,
        marker: sql`excluded.marker`,
        observed: sql`excluded.observed`,
        observedAt: sql`excluded.observed_at`,
      },
    })
    .returning();
  for (const { part, found } of made) {
    const { manifestHash, url } = found.facts;
    const environmentId = environmentOf(city, part);
    if (part.kind === "code" && typeof manifestHash === "string")
      await tx
        .update(project)
        .set({ commonHash: manifestHash })
        .where(eq(project.id, city.project.id));
    if (part.kind === "address" && environmentId !== null)
      await tx
        .update(environment)
        .set({ state: "live", address: String(url ?? "") })
        .where(eq(environment.id, environmentId));
  }
  return rows;
}

/** Forgets what steps removed; without its deploy an environment is destroyed. */
export async function dropRemoved(tx: Db, city: City, ended: readonly Outcome[]) {
  const removed = ended.filter((one) => one.end === "removed").map((one) => one.part);
  if (removed.length === 0) return;
  const keys = removed.map((part) => part.key);
  await tx
    .delete(resource)
    .where(and(eq(resource.projectId, city.project.id), inArray(resource.key, keys)));
  const destroyed = removed
    .filter((part) => part.kind === "deploy")
    .flatMap((part) => environmentOf(city, part) ?? []);
  if (destroyed.length > 0)
    await tx
      .update(environment)
      .set({ state: "destroyed", address: null, liveDeployId: null })
      .where(inArray(environment.id, destroyed));
}

function rowOf(city: City, { part, found }: Made) {
  return {
    clientId: city.client.id,
    projectId: city.project.id,
    key: part.key,
    capability: part.kind,
    vendor: part.vendor,
    environmentId: environmentOf(city, part),
    externalId: found.externalId,
    marker: found.marker,
    observed: found.facts,
    observedAt: new Date(),
  };
}

function environmentOf(city: City, part: PlannedPart): string | null {
  return city.environments.find((one) => one.name === part.environment)?.id ?? null;
}
