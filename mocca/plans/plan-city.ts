import type { Db } from "../../db/platform.ts";
import { resolveModules } from "../../lucca/compose/resolve-modules.ts";
import { type Manifest, plain } from "../../lucca/manifest.ts";
import { type PlanBody, planProvision } from "../../lucca/plan.ts";
import type { City } from "../../lucca/subject.ts";
import { checkVendors } from "../../lucca/vendors.ts";
import { catalogue } from "../../modules/index.ts";
import { sameSlug } from "../clients/same-slug.ts";
import type { House } from "../verb.ts";
import { difference } from "./difference.ts";
import { rolledBackNotes } from "./rolled-back.ts";

/** Who proposed a manifest, and in which commit where a push did. */
type Proposer = { author: string; branch?: string | undefined; commit?: string | undefined };

/**
 * Plans a project's city as a manifest wants it; with a proposer, approving the plan also writes the
 * manifest to the record. Writes nothing. Refuses another slug, and vendors that cannot be used here.
 */
export async function planCity(
  { platform, vendors }: House,
  db: Db,
  city: City,
  manifest: Manifest,
  proposer?: Proposer,
): Promise<PlanBody> {
  sameSlug(city, manifest);
  checkVendors(manifest, vendors, platform.config);
  const body = await planProvision({ platform, db, vendors }, city, manifest, [
    ...(proposer ? [proposedNote(proposer)] : []),
    ...wantedNotes(manifest),
    ...(await rolledBackNotes(db, city)),
  ]);
  if (proposer === undefined) return body;
  const changes = difference(plain(city.project.manifest), plain(manifest));
  return { ...body, proposed: { ...proposer, manifest, changes } };
}

function proposedNote({ author, commit }: Proposer): string {
  return commit === undefined
    ? `Proposed by ${author}: the configuration changes, and manifest.json with it.`
    : `Proposed by ${author} in ${commit.slice(0, 7)}: manifest.json changed.`;
}

/** What the catalogue knows but has not built yet is wanted, and said. */
function wantedNotes(manifest: Manifest): string[] {
  return resolveModules(manifest.modules, catalogue).wanted.map(
    (entry) => `${entry.title} is wanted and not built yet: it is recorded and left out for now.`,
  );
}
