import { and, desc, eq } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { plan } from "../../db/schema.ts";
import { type PlanBody, planBody } from "../../lucca/plan.ts";

/** The manifest that somebody proposed and nobody has decided yet. */
export async function openProposal(db: Db, projectId: string): Promise<PlanBody["proposed"]> {
  const [row] = await db
    .select({ body: plan.body })
    .from(plan)
    .where(and(eq(plan.projectId, projectId), eq(plan.state, "open")))
    .orderBy(desc(plan.createdAt))
    .limit(1);
  return row && planBody.parse(row.body).proposed;
}
