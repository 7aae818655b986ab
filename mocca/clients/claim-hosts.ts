import { inArray } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { domain, type EnvironmentName } from "../../db/schema.ts";
import { hostsOf } from "../../lucca/city.ts";
import type { Manifest } from "../../lucca/manifest.ts";

type Place = { id: string; clientId: string; projectId: string; name: EnvironmentName };

/** Claims every host of a project's environments; refuses when another project has one of them. */
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
  await tx.insert(domain).values(wanted).onConflictDoNothing();
  const held = await tx
    .select({ host: domain.host, environmentId: domain.environmentId })
    .from(domain)
    .where(inArray(domain.host, wanted.map((one) => one.host)));
  const foreign = held.filter(
    (row) => !wanted.some((one) => one.host === row.host && one.environmentId === row.environmentId),
  );
  if (foreign.length > 0)
    throw new Refusal(
      "conflict",
      `${foreign.map((row) => row.host).join(" and ")} already ${foreign.length === 1 ? "belongs" : "belong"} to another environment.`,
      "Choose another slug, client.domain or domains in the manifest.",
    );
}
