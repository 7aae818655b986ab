import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { planDestroy } from "../../lucca/plan.ts";
import { savePlan } from "../plans/save.ts";
import { findCity, splitName } from "../projects/find.ts";
import { verb } from "../verb.ts";

/**
 * Plans the removal of a project's city; the name must be typed again. Refuses when it was not, or
 * when there is nothing to remove. Approving the plan removes it.
 */
export const destroy = verb({
  name: "environments/destroy",
  help: "Plans the removal of everything that a project's city is made of.",
  scope: "client",
  right: "destroy",
  input: z.object({ name: z.string(), confirm: z.string().optional() }),
  async prepare({ house, client }, input) {
    const { platform, vendors } = house;
    if (input.confirm !== input.name)
      throw new Refusal(
        input.confirm === undefined ? "needs_answer" : "invalid",
        `${client.name} was not destroyed: type its name to confirm.`,
        `/destroy ${input.name} --confirm ${input.name}`,
      );
    return platform.withDb(async (db) => {
      const city = await findCity(db, client, splitName(input.name).project);
      const body = await planDestroy({ platform, db, vendors }, city);
      if (body.parts.length === 0)
        throw new Refusal("conflict", `${client.name} has nothing to destroy.`, "See /status.");
      return { city, body };
    });
  },
  async run(tx, context, _input, { city, body }) {
    const plan = await savePlan(tx, context, city, body);
    const { name, guarded } = context.client;
    return {
      result: { ...plan, client: name, project: city.project.slug, guarded, body },
      events: plan.events,
    };
  },
});
