import { and, eq } from "drizzle-orm";
import type { NewEvent } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { project } from "../../db/schema.ts";
import { cityName } from "../../lucca/city.ts";
import { type Manifest, manifestHash, plain } from "../../lucca/manifest.ts";
import type { City } from "../../lucca/subject.ts";
import type { House } from "../verb.ts";
import { claimHosts } from "./claim-hosts.ts";

/**
 * Writes a new manifest to the project's record; refuses when the record changed since it was read.
 * Slugs name hosts, repositories and roles, so they stay.
 */
export async function changeManifest(
  tx: Db,
  context: { house: House },
  city: City,
  manifest: Manifest,
  kind: string,
): Promise<NewEvent[]> {
  const hash = manifestHash(manifest);
  if (hash === city.row.manifestHash) return [];
  if (manifest.client.slug !== city.project.manifest.client.slug)
    throw new Refusal(
      "invalid",
      "A client's slug cannot change once it is there.",
      `Put client.slug back to ${city.project.manifest.client.slug}.`,
    );
  const [changed] = await tx
    .update(project)
    .set({ manifest: plain(manifest), manifestHash: hash })
    .where(and(eq(project.id, city.project.id), eq(project.manifestHash, city.row.manifestHash)))
    .returning({ id: project.id });
  if (changed === undefined)
    throw new Refusal("conflict", "The configuration changed meanwhile.", "Say it again.");
  const { baseUrl } = context.house.platform.config;
  await claimHosts(tx, baseUrl, cityName(city.client, city.project), manifest, city.environments);
  const facts = { from: city.row.manifestHash, to: hash };
  return [{ kind, clientId: city.client.id, projectId: city.project.id, facts }];
}
