import { and, eq } from "drizzle-orm";
import type { Db } from "../db/platform.ts";
import { Refusal } from "../db/refusal.ts";
import { client, environment, project } from "../db/schema.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import type { Subject } from "./provider.ts";

export type Environment = typeof environment.$inferSelect;
export type ProjectRow = typeof project.$inferSelect;

/** A project with its client, its manifest as read from the record, and its two environments. */
export type City = Omit<Subject, "environment"> & { row: ProjectRow; environments: Environment[] };

/** Loads one project of one client; refuses one that is not that client's. */
export async function loadCity(db: Db, clientId: string, projectId: string): Promise<City> {
  const [found] = await db
    .select({ client, project })
    .from(project)
    .innerJoin(client, eq(client.id, project.clientId))
    .where(and(eq(project.clientId, clientId), eq(project.id, projectId)));
  if (found === undefined)
    throw new Refusal("not_found", "There is no such project.", "See /client show.");
  const environments = await db
    .select()
    .from(environment)
    .where(and(eq(environment.clientId, clientId), eq(environment.projectId, projectId)));
  const { id, slug, name } = found.client;
  return {
    client: { id, slug, name },
    project: { id: projectId, slug: found.project.slug, manifest: stored(found.project.manifest) },
    row: found.project,
    environments,
  };
}

/** A stored manifest was valid when it was written; if it is not now, that is a bug, not a refusal. */
export function stored(value: unknown): Manifest {
  const read = readManifest(value);
  if ("manifest" in read) return read.manifest;
  throw new Error(
    `A stored manifest no longer reads: ${read.faults.map((f) => f.path).join(", ")}`,
  );
}
