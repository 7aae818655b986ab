import { asc, eq } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { client, deploy, plan, run, step } from "../../db/schema.ts";
import { planBody } from "../../lucca/plan.ts";
import { loadCity } from "../../lucca/subject.ts";
import type { RunRow } from "./find.ts";

export type RunView = Awaited<ReturnType<typeof readRun>>;

/** A run with its steps in the plan's order, its environments, and the commit that is live on each. */
export async function readRun(db: Db, row: RunRow) {
  const steps = await db
    .select()
    .from(step)
    .where(eq(step.runId, row.id))
    .orderBy(asc(step.position));
  const [made] = await db.select({ body: plan.body }).from(plan).where(eq(plan.id, row.planId));
  const city = await loadCity(db, row.clientId, row.projectId);
  const [slug] = await db
    .select({ slug: client.slug })
    .from(client)
    .where(eq(client.id, row.clientId));
  const live = await db
    .select({ id: deploy.id, commit: deploy.commit })
    .from(deploy)
    .where(
      eq(deploy.id, city.environments.find((one) => one.liveDeployId)?.liveDeployId ?? row.id),
    );
  return {
    run: row,
    steps,
    notes: planBody.parse(made?.body).notes,
    client: city.client.name,
    clientSlug: slug?.slug ?? "",
    project: city.project.slug,
    environments: city.environments,
    commit: live[0]?.commit,
  };
}

/** A run by its id, for the system's own cards. */
export async function readRunById(db: Db, id: string) {
  const [row] = await db.select().from(run).where(eq(run.id, id));
  return row && readRun(db, row);
}
