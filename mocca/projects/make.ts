import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { environment, project } from "../../db/schema.ts";
import { cityName, environmentNames } from "../../lucca/city.ts";
import { type Manifest, manifestHash, plain } from "../../lucca/manifest.ts";
import { claimHosts } from "../clients/claim-hosts.ts";

/** Makes a project's rows, its two environments and the claim on their hosts. */
export async function makeProject(
  tx: Db,
  baseUrl: string,
  client: { id: string; slug: string },
  slug: string,
  manifest: Manifest,
) {
  const id = newId();
  await tx.insert(project).values({
    id,
    clientId: client.id,
    slug,
    manifest: plain(manifest),
    manifestHash: manifestHash(manifest),
  });
  const environments = environmentNames.map((name) => ({
    id: newId(),
    clientId: client.id,
    projectId: id,
    name,
  }));
  await tx.insert(environment).values(environments);
  await claimHosts(tx, baseUrl, cityName(client, { slug }), manifest, environments);
  return { id, environments };
}
