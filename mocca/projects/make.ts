import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { environment, project } from "../../db/schema.ts";
import { cityName, environmentNames } from "../../lucca/city.ts";
import { type Manifest, manifestHash, plain } from "../../lucca/manifest.ts";
import { claimHosts } from "../clients/claim-hosts.ts";
import type { House } from "../verb.ts";
import { keepRevision } from "./keep-revision.ts";

/** Makes a project's rows, its two environments and the claim on their hosts, and begins its history. */
export async function makeProject(
  tx: Db,
  { house, actor }: { house: House; actor: Actor },
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
  const { baseUrl } = house.platform.config;
  await claimHosts(tx, baseUrl, cityName(client, { slug }), manifest, environments);
  await keepRevision(tx, actor, { clientId: client.id, projectId: id }, manifest);
  return { id, environments };
}
