import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { manifestHash } from "../../lucca/manifest.ts";
import { checkManifest } from "../clients/check-manifest.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";
import { planCity } from "./plan-city.ts";
import { openProposal } from "./proposal.ts";
import { savePlan } from "./save.ts";

/**
 * Plans what another manifest would make of a project; approving the plan writes the record and makes
 * it. `hash` names the manifest that the asker has read. Refuses faults by their paths, a record that
 * changed since, a manifest that changes nothing, and to displace what a push proposed.
 */
export const proposeChange = verb({
  name: "plans/propose",
  help: "Plans a change of a project's configuration; approving the plan makes it.",
  scope: "client",
  right: "provision",
  input: z.strictObject({ project: z.string(), manifest: z.unknown(), hash: z.string() }),
  async prepare({ house, actor, client }, input) {
    return house.platform.withDb(async (db) => {
      const city = await findCity(db, client, input.project);
      if (city.row.manifestHash !== input.hash)
        throw new Refusal(
          "conflict",
          "Nothing was planned: the configuration changed since you read it.",
          "See what changed in its history, then make your change again.",
        );
      const manifest = checkManifest(input.manifest, "Nothing was planned");
      if (manifestHash(manifest) === input.hash)
        throw new Refusal(
          "conflict",
          "Nothing was planned: this is what the configuration says already.",
        );
      const open = await openProposal(db, city.project.id);
      if (open?.commit !== undefined)
        throw new Refusal(
          "conflict",
          `Nothing was planned: ${open.author} proposes another change in ${open.commit.slice(0, 7)}.`,
          "Decide that one first, under Approvals.",
        );
      const author = actorName(actor);
      return { city, body: await planCity(house, db, city, manifest, { author }) };
    });
  },
  async run(tx, context, _input, { city, body }) {
    const plan = await savePlan(tx, context, city, body);
    return { result: { id: plan.id, hash: plan.hash, body }, events: plan.events };
  },
});
