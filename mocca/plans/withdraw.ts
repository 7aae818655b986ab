import { and, eq, inArray, sql } from "drizzle-orm";
import type { NewEvent } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { plan } from "../../db/schema.ts";
import type { City } from "../../lucca/subject.ts";

/** Takes back open plans that these branches proposed and no longer want. */
export async function withdrawProposals(
  tx: Db,
  city: City,
  branches: readonly string[],
): Promise<NewEvent[]> {
  const proposedBy = sql<string>`${plan.body}->'proposed'->>'branch'`;
  const withdrawn = await tx
    .update(plan)
    .set({ state: "superseded" })
    .where(
      and(
        eq(plan.projectId, city.project.id),
        eq(plan.state, "open"),
        inArray(proposedBy, [...branches]),
      ),
    )
    .returning({ id: plan.id });
  const about = { clientId: city.client.id, projectId: city.project.id };
  return withdrawn.map(({ id }) => ({ kind: "proposal withdrawn", ...about, facts: { plan: id } }));
}
