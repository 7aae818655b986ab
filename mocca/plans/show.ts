import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { plan } from "../../db/schema.ts";
import { seen } from "../clients/visible.ts";
import { question } from "../verb.ts";
import { plansOf, shownPlan } from "./shown-plans.ts";

/** One plan, however it was decided. Refuses one of a client that the asker may not see like an unknown one. */
export const showPlan = question({
  name: "plans/show",
  help: "Shows one plan: what it would make, change and remove.",
  scope: "house",
  right: "look",
  input: z.strictObject({ plan: z.uuid() }),
  async run(db, { actor }, { plan: id }) {
    const [row] = await plansOf(db, actor).where(and(seen(actor), eq(plan.id, id)));
    if (row === undefined)
      throw new Refusal("not_found", "There is no such plan here.", "See Approvals.");
    return shownPlan(actor, row);
  },
});
