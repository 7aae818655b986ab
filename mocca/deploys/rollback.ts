import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { queueDeploy } from "../../lucca/deploys/queue.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";
import { deployBefore, environmentOf, liveDeploy, refuseBusy } from "./live.ts";

/**
 * Puts the build before the live one back, or that of a commit. The database is not taken back: migrations that came in
 * between stay, and are named. Refuses when there is no earlier build or a deploy is going on.
 */
export const rollback = verb({
  name: "deploys/rollback",
  help: "Puts an environment's previous build back at once.",
  scope: "client",
  right: "deploy",
  input: z.object({
    project: z.string(),
    environment: z.enum(["staging", "production"]),
    commit: z
      .string()
      .regex(/^[0-9a-f]{4,40}$/)
      .optional(),
  }),
  async run(tx, context, input) {
    const city = await findCity(tx, context.client, input.project);
    const environment = environmentOf(city, input.environment);
    await refuseBusy(tx, city, environment);
    const live = await liveDeploy(tx, city, environment);
    const before = await deployBefore(tx, live, input.commit);
    if (before === undefined)
      throw new Refusal(
        "conflict",
        `${city.client.name} · ${environment.name} has no ${input.commit === undefined ? "earlier build" : `other build of ${input.commit}`}.`,
        "See /deploys.",
      );
    const { branch, commit, subject, author, build } = before;
    const wanted = { kind: "rollback" as const, branch, commit, subject, author, build };
    const queued = await queueDeploy(tx, context.actor, city, environment, wanted);
    const kept = (live.migrations ?? []).filter(
      (name) => !(before.migrations ?? []).includes(name),
    );
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
