import { and, eq, inArray, lt } from "drizzle-orm";
import { z } from "zod";
import { client, plan } from "../../db/schema.ts";
import { seen } from "../clients/visible.ts";
import { pageLimit, pageOf } from "../page.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";
import { plansOf, shownPlan } from "./shown-plans.ts";

/** The plans that the asker may see, the newest first from `before` on: those that wait, or those that were decided. */
export const listPlans = question({
  name: "plans/list",
  help: "Lists the plans that wait for approval, or those that were decided.",
  scope: "house",
  right: "look",
  input: z.strictObject({
    state: z.enum(["open", "decided"]).default("open"),
    client: z.string().optional(),
    before: z.uuid().optional(),
    limit: pageLimit.default(20),
  }),
  async run(db, { actor }, { state, client: slug, before, limit }) {
    if (slug !== undefined) await clientFor(db, actor, slug, "look");
    const found = await plansOf(db, actor)
      .where(
        and(
          seen(actor),
          slug === undefined ? undefined : eq(client.slug, slug),
          inArray(plan.state, state === "open" ? ["open"] : ["approved", "cancelled"]),
          before === undefined ? undefined : lt(plan.id, before),
        ),
      )
      .limit(limit + 1);
    return pageOf(
      found.map((row) => shownPlan(actor, row)),
      limit,
      (last) => last.id,
    );
  },
});
