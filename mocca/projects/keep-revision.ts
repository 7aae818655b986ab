import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { manifestRevision } from "../../db/schema.ts";
import { type Manifest, manifestHash, plain } from "../../lucca/manifest.ts";

/** Adds what the record holds from now on to the history of the project's manifest. */
export async function keepRevision(
  tx: Db,
  actor: Actor,
  project: { clientId: string; projectId: string },
  manifest: Manifest,
): Promise<void> {
  await tx.insert(manifestRevision).values({
    id: newId(),
    ...project,
    hash: manifestHash(manifest),
    manifest: plain(manifest),
    actor,
  });
}
