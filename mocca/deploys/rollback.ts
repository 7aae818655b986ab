import { queueDeploy } from "../../lucca/deploys/queue.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";
import { whereTo, whichBuild } from "./earlier.ts";
import { environmentOf, refuseBusy } from "./live.ts";

/**
 * Puts the build before the live one back, or that of a commit. The database is not taken back: migrations that came in
 * between stay, and are named. Refuses when there is no earlier build or a deploy is going on.
 */
export const rollback = verb({
  name: "deploys/rollback",
  help: "Puts an environment's previous build back at once.",
  scope: "client",
  right: "deploy",
  input: whichBuild,
  async run(tx, context, input) {
    const city = await findCity(tx, context.client, input.project);
    const environment = environmentOf(city, input.environment);
    await refuseBusy(tx, city, environment);
    const { live, before, kept } = await whereTo(tx, city, environment, input.commit);
    const { branch, commit, subject, author, build } = before;
    const wanted = { kind: "rollback" as const, branch, commit, subject, author, build };
    const queued = await queueDeploy(tx, context.actor, city, environment, wanted);
    return {
      result: {
        deploy: queued.id,
        client: city.client.name,
        from: live.commit,
        to: commit,
        subject,
        kept,
      },
      events: [
        { kind: "rollback asked", ...queued.about, facts: { from: live.commit, to: commit, kept } },
      ],
      wake: [{ name: "deploy", deployId: queued.id }],
    };
  },
});
