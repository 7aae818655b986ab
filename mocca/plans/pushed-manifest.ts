import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import type { Facts } from "../../db/schema.ts";
import { manifestHash } from "../../lucca/manifest.ts";
import type { PlanBody } from "../../lucca/plan.ts";
import type { City } from "../../lucca/subject.ts";
import { checkManifest } from "../clients/check-manifest.ts";
import type { House } from "../verb.ts";
import { planCity } from "./plan-city.ts";

export type Proposal =
  | { kind: "unchanged" | "agreed" }
  | { kind: "plan"; body: PlanBody }
  | { kind: "refused" | "conflict"; facts: Facts };

type Pushed = { branch: string; commit: string; author: string; manifest?: string | undefined };

/**
 * What a pushed manifest.json means: nothing when it says what record and repository agreed on, an
 * agreement when it says what the record says, a plan when only the repository changed,
 * a conflict when both did, a refusal when it does not read.
 */
export async function pushedManifest(
  house: House,
  db: Db,
  city: City,
  pushed: Pushed,
): Promise<Proposal> {
  const { branch, commit, author } = pushed;
  const refused = (refusal: Refusal): Proposal => ({
    kind: "refused",
    facts: {
      commit,
      words: refusal.message,
      faults: refusal.faults.map((fault) => ({ ...fault })),
    },
  });
  // A manifest that cannot be used is refused in words; the push itself stands.
  try {
    const manifest = checkManifest(json(pushed.manifest), `${commit.slice(0, 7)} changes nothing`);
    const hash = manifestHash(manifest);
    const { manifestHash: recorded, commonHash } = city.row;
    if (hash === commonHash) return { kind: "unchanged" };
    if (hash === recorded) return { kind: "agreed" };
    if (commonHash !== null && recorded !== commonHash)
      return {
        kind: "conflict",
        facts: { commit, record: recorded, repository: hash, common: commonHash },
      };
    return {
      kind: "plan",
      body: await planCity(house, db, city, manifest, { branch, commit, author }),
    };
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

function json(text: string | undefined): unknown {
  if (text === undefined) throw new Refusal("invalid", "manifest.json is gone from the commit.");
  // What a person pushed may not be JSON at all.
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid", "manifest.json is not JSON.", "Mend it and push again.");
  }
}
