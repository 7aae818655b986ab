import { and, eq } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { NewEvent } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { client, project } from "../../db/schema.ts";
import { cityName } from "../../lucca/city.ts";
import { type Manifest, manifestHash, plain } from "../../lucca/manifest.ts";
import type { City } from "../../lucca/subject.ts";
import { keepRevision } from "../projects/keep-revision.ts";
import type { House } from "../verb.ts";
import { claimHosts } from "./claim-hosts.ts";
import { sameSlug } from "./same-slug.ts";

/**
 * Writes a new manifest to the project's record and its history; refuses another slug, and when the
 * record changed since it was read. The first project's manifest also names the client.
 */
export async function changeManifest(
  tx: Db,
  context: { house: House; actor: Actor },
  city: City,
  manifest: Manifest,
  kind: string,
): Promise<NewEvent[]> {
  const hash = manifestHash(manifest);
  if (hash === city.row.manifestHash) return [];
  sameSlug(city, manifest);
  const [changed] = await tx
    .update(project)
    .set({ manifest: plain(manifest), manifestHash: hash })
    .where(and(eq(project.id, city.project.id), eq(project.manifestHash, city.row.manifestHash)))
    .returning({ id: project.id });
  if (changed === undefined)
    throw new Refusal("conflict", "The configuration changed meanwhile.", "Say it again.");
  const { baseUrl } = context.house.platform.config;
  await claimHosts(tx, baseUrl, cityName(city.client, city.project), manifest, city.environments);
  const about = { clientId: city.client.id, projectId: city.project.id };
  await keepRevision(tx, context.actor, about, manifest);
  if (city.project.slug === city.client.slug)
    await tx
      .update(client)
      .set({ name: manifest.client.name, timeZone: manifest.time_zone })
      .where(eq(client.id, city.client.id));
  return [{ kind, ...about, facts: { from: city.row.manifestHash, to: hash } }];
}
