import { eq } from "drizzle-orm";
import { actorName } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { client, plan, project, run } from "../../db/schema.ts";
import { planBody } from "../../lucca/plan.ts";
import type { Message } from "../message.ts";
import { planMessage } from "./plan-message.ts";

/** The card of a plan: open, with what decides it; afterwards who decided, with nothing left to press. */
export async function planCard(db: Db, id: string): Promise<Message | undefined> {
  const [row] = await db
    .select({
      plan,
      client: client.name,
      clientSlug: client.slug,
      project: project.slug,
      run: run.number,
    })
    .from(plan)
    .innerJoin(client, eq(client.id, plan.clientId))
    .innerJoin(project, eq(project.id, plan.projectId))
    .leftJoin(run, eq(run.planId, plan.id))
    .where(eq(plan.id, id));
  if (row === undefined) return undefined;
  const { hash, state, decidedBy } = row.plan;
  const open = planMessage({ ...row, id, hash, body: planBody.parse(row.plan.body) });
  if (state === "open") return open;
  const { buttons: _, ...decided } = open;
  const by = decidedBy === null ? "" : ` by ${actorName(decidedBy)}`;
  if (state === "approved") {
    const number = row.run === null ? "" : ` as run R-${row.run}`;
    return { ...decided, tone: "done", text: `${open.text} Approved${by}${number}.` };
  }
  const end = state === "cancelled" ? `Declined${by}.` : "A newer plan or push took its place.";
  return { ...decided, tone: "stopped", text: `${open.text} ${end}` };
}
