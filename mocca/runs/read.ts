import { asc, eq } from "drizzle-orm";
import { actorName } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { client, deploy, plan, run, step } from "../../db/schema.ts";
import { planBody } from "../../lucca/plan.ts";
import { loadCity } from "../../lucca/subject.ts";
import type { RunRow } from "./find.ts";

export type RunView = Awaited<ReturnType<typeof readRun>>;

/**
 * A run with its steps in the plan's order and what each comes after, its environments, who asked and
 * approved, and the commit that is live.
 */
export async function readRun(db: Db, row: RunRow) {
  const [made] = await db.select().from(plan).where(eq(plan.id, row.planId));
  const { parts, notes } = planBody.parse(made?.body);
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
  const { id, number, planId, kind, state, cancelAskedAt, failure } = row;
  const { createdAt, startedAt, provisionedAt, liveAt, finishedAt } = row;
  const clocks = { createdAt, startedAt, provisionedAt, liveAt, finishedAt };
  return {
    run: { id, number, planId, kind, state, cancelAskedAt, failure, ...clocks },
    askedBy: actorName(row.askedBy),
    approvedBy: made?.decidedBy ? actorName(made.decidedBy) : undefined,
    approvedAt: made?.decidedAt,
    steps: (await stepsOf(db, row.id)).map((one) => {
      const part = parts.find(({ key }) => key === one.key);
      const { after = [], vendor = "", environment } = part ?? {};
      return { ...one, after, vendor, environment };
    }),
    notes,
    client: city.client.name,
    clientSlug: slug?.slug ?? "",
    project: city.project.slug,
    environments: city.environments,
    commit: live[0]?.commit,
  };
}

function stepsOf(db: Db, runId: string) {
  return db
    .select({
      key: step.key,
      title: step.title,
      class: step.class,
      state: step.state,
      attempt: step.attempt,
      externalId: step.externalId,
      startedAt: step.startedAt,
      finishedAt: step.finishedAt,
      failure: step.failure,
    })
    .from(step)
    .where(eq(step.runId, runId))
    .orderBy(asc(step.position));
}

/** A run by its id, for the system's own cards. */
export async function readRunById(db: Db, id: string) {
  const [row] = await db.select().from(run).where(eq(run.id, id));
  return row && readRun(db, row);
}
