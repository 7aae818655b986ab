import { and, inArray, notInArray } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { domain, type EnvironmentName } from "../../db/schema.ts";
import { hostsOf } from "../../lucca/city.ts";
import { type Manifest, reserved } from "../../lucca/manifest.ts";

type Place = { id: string; clientId: string; projectId: string; name: EnvironmentName };

/**
 * Claims every host of a project's environments and gives back those that they no longer want. Refuses
 * a host that another environment has, or Mocca itself.
 */
export async function claimHosts(
  tx: Db,
  baseUrl: string,
  city: string,
  manifest: Manifest,
  environments: readonly Place[],
): Promise<void> {
  const wanted = environments.flatMap((place) =>
    hostsOf(baseUrl, city, manifest, place.name).map((host) => ({
      host,
      clientId: place.clientId,
      projectId: place.projectId,
      environmentId: place.id,
    })),
  );
  const ours = wanted.find(({ host }) => isMoccas(baseUrl, host));
  if (ours !== undefined)
    throw new Refusal(
      "conflict",
      `${ours.host} is Mocca's own.`,
      "Choose another domain in the manifest.",
    );
  await tx.insert(domain).values(wanted).onConflictDoNothing();
  const held = await tx
    .select({ host: domain.host, environmentId: domain.environmentId })
    .from(domain)
    .where(
      inArray(
        domain.host,
        wanted.map((one) => one.host),
      ),
    );
  const foreign = held.filter(
    (row) =>
      !wanted.some((one) => one.host === row.host && one.environmentId === row.environmentId),
  );
  const mine = environments.map((place) => place.id);
  await tx.delete(domain).where(
    and(
      inArray(domain.environmentId, mine),
      notInArray(
        domain.host,
        wanted.map((one) => one.host),
      ),
    ),
  );
  if (foreign.length > 0)
    throw new Refusal(
      "conflict",
      `${foreign.map((row) => row.host).join(" and ")} already ${foreign.length === 1 ? "belongs" : "belong"} to another environment.`,
      "Choose another slug, client.domain or domains in the manifest.",
    );
}

function isMoccas(baseUrl: string, host: string): boolean {
  const base = new URL(baseUrl).hostname;
  return host === base || reserved.some((label) => host === `${label}.${base}`);
}
