import { z } from "zod";
import { manifestHash, onLocal } from "../../lucca/manifest.ts";
import { changeManifest } from "../clients/change-manifest.ts";
import { planCity } from "../plans/plan-city.ts";
import { openProposal } from "../plans/proposal.ts";
import { savePlan } from "../plans/save.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";

/**
 * Plans a project's city: observes every part, stores the plan and returns it; nothing is made yet.
 * `on: "local"` first stores the local vendors as the client's infrastructure. A manifest that was
 * proposed is what gets planned. Refuses vendors without credentials, naming the variables.
 */
export const provision = verb({
  name: "environments/provision",
  help: "Plans staging and production of a project; approving the plan makes them.",
  scope: "client",
  right: "provision",
  input: z.object({ project: z.string(), on: z.literal("local").optional() }),
  async prepare({ house, client }, input) {
    return house.platform.withDb(async (db) => {
      const city = await findCity(db, client, input.project);
      const proposal = await openProposal(db, city.project.id);
      const wished = proposal?.manifest ?? city.project.manifest;
      const manifest = input.on === "local" ? onLocal(wished) : wished;
      const { author, branch, commit } = proposal ?? {};
      const proposer = author === undefined ? undefined : { author, branch, commit };
      return { city, manifest, body: await planCity(house, db, city, manifest, proposer) };
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
