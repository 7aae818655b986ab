import { z } from "zod";
import { resolveModules } from "../../lucca/compose/resolve-modules.ts";
import { type Manifest, manifestHash, onLocal } from "../../lucca/manifest.ts";
import { planProvision } from "../../lucca/plan.ts";
import { checkVendors } from "../../lucca/vendors.ts";
import { catalogue } from "../../modules/index.ts";
import { changeManifest } from "../clients/change-manifest.ts";
import { openProposal } from "../plans/proposal.ts";
import { proposedNote } from "../plans/propose.ts";
import { savePlan } from "../plans/save.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";

/**
 * Plans a project's city: observes every part, stores the plan and returns it; nothing is made yet.
 * `on: "local"` first stores the local vendors as the client's infrastructure. A manifest that a
 * push proposed is what gets planned. Refuses vendors without credentials, naming the variables.
 */
export const provision = verb({
  name: "environments/provision",
  help: "Plans staging and production of a project; approving the plan makes them.",
  scope: "client",
  right: "provision",
  input: z.object({ project: z.string(), on: z.literal("local").optional() }),
  async prepare({ house, client }, input) {
    const { platform, vendors } = house;
    return platform.withDb(async (db) => {
      const city = await findCity(db, client, input.project);
      const proposal = await openProposal(db, city.project.id);
      const wished = proposal?.manifest ?? city.project.manifest;
      const manifest = input.on === "local" ? onLocal(wished) : wished;
      checkVendors(manifest, vendors, platform.config);
      const body = await planProvision({ platform, db, vendors }, city, manifest, [
        ...(proposal ? [proposedNote(proposal)] : []),
        ...wantedNotes(manifest),
      ]);
      return {
        city,
        manifest,
        body: proposal ? { ...body, proposed: { ...proposal, manifest } } : body,
      };
    });
  },
  async run(tx, context, input, { city, manifest, body }) {
    const moved =
      input.on === "local" && body.proposed === undefined
        ? await changeManifest(tx, context, city, manifest, "infrastructure moved to local")
        : [];
    const current = body.proposed ? body : { ...body, manifestHash: manifestHash(manifest) };
    const plan = await savePlan(tx, context, city, current);
    const name = { client: city.client.name, project: city.project.slug };
    return { result: { ...plan, ...name, body: current }, events: [...moved, ...plan.events] };
  },
});

/** What the catalogue knows but has not built yet is wanted, and said. */
function wantedNotes(manifest: Manifest): string[] {
  return resolveModules(manifest.modules, catalogue).wanted.map(
    (entry) => `${entry.title} is wanted and not built yet: it is recorded and left out for now.`,
  );
}
