import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { queueDeploy } from "../../lucca/deploys/queue.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";
import { environmentOf, liveDeploy, refuseBusy } from "./live.ts";

/**
 * Sends the commit that is live on staging to production; the pipeline moves production's branch
 * forward to it first. Refuses when production has it already, or a deploy is going on.
 */
export const promote = verb({
  name: "deploys/promote",
  help: "Sends staging's live commit to production.",
  scope: "client",
  right: "deploy",
  input: z.object({ project: z.string() }),
  async run(tx, context, input) {
    const city = await findCity(tx, context.client, input.project);
    const production = environmentOf(city, "production");
    await refuseBusy(tx, city, production);
    const staged = await liveDeploy(tx, city, environmentOf(city, "staging"));
    const live = await liveDeploy(tx, city, production);
    if (live.commit === staged.commit)
      throw new Refusal(
        "conflict",
        `Production has ${staged.commit.slice(0, 7)} already.`,
        "See /status.",
      );
    const { commit, subject, author } = staged;
    const branch = city.project.manifest.git.branches.production;
    const wanted = { kind: "promote" as const, branch, commit, subject, author };
    const queued = await queueDeploy(tx, context.actor, city, production, wanted);
    return {
      result: {
        deploy: queued.id,
        client: city.client.name,
        from: live.commit,
        to: commit,
        subject,
      },
      events: [
        { kind: "promotion asked", ...queued.about, facts: { from: live.commit, to: commit } },
      ],
      wake: [{ name: "deploy", deployId: queued.id }],
    };
  },
});
