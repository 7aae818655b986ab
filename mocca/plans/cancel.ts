import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { verb } from "../verb.ts";
import { decide } from "./decide.ts";

/** Declines an open plan, once; nothing was made and nothing will be. */
export const cancelPlan = verb({
  name: "plans/cancel",
  help: "Declines a plan.",
  scope: "client",
  right: "provision",
  input: z.object({ plan: z.uuid(), hash: z.string() }),
  async run(tx, context, input) {
    const row = await decide(tx, context, input, "cancelled");
    const about = { clientId: context.client.id, projectId: row.projectId };
    const facts = { plan: row.id, by: actorName(context.actor) };
    return { result: { kind: row.kind }, events: [{ kind: "plan cancelled", ...about, facts }] };
  },
});
