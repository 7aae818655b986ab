import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { environment, type plan, project, run, step } from "../../db/schema.ts";
import { manifestHash } from "../../lucca/manifest.ts";
import { type PlanBody, planBody } from "../../lucca/plan.ts";
import { type City, loadCity } from "../../lucca/subject.ts";
import { changeManifest } from "../clients/change-manifest.ts";
import { type Asker, verb } from "../verb.ts";
import { decide } from "./decide.ts";

/**
 * Approves the plan of this id and hash, once, and stores its run. Refuses: decided already (by
 * whom and when), the record changed since, one's own plan at a guarded client, another run going on.
 */
export const approvePlan = verb({
  name: "plans/approve",
  help: "Approves a plan by its hash and starts its run.",
  scope: "client",
  right: "provision",
  input: z.object({ plan: z.uuid(), hash: z.string() }),
  async run(tx, context, input) {
    const row = await decide(tx, context, input, "approved");
    const body = planBody.parse(row.body);
    const city = await loadCity(tx, context.client.id, row.projectId);
    if (city.row.manifestHash !== body.manifestHash)
      throw new Refusal(
        "conflict",
        "The configuration changed since this plan was made.",
        "Ask for a new plan.",
      );
    const changed = body.proposed ? await takeOver(tx, context, city, body.proposed) : [];
    if (body.kind === "provision") await planAgain(tx, city);
    const stored = await startRun(tx, context, row, city, body);
    const about = { clientId: city.client.id, projectId: city.project.id, runId: stored.id };
    const facts = {
      plan: row.id,
      hash: row.hash,
      run: stored.number,
      by: actorName(context.actor),
    };
    return {
      result: { ...stored, kind: body.kind },
      events: [...changed, { kind: "plan approved", ...about, facts }],
      wake: [{ name: "run", runId: stored.id }],
    };
  },
});

/** What was proposed becomes the record; what a push proposed the repository agrees with already. */
async function takeOver(
  tx: Db,
  context: Asker,
  city: City,
  { manifest, commit }: NonNullable<PlanBody["proposed"]>,
) {
  if (commit === undefined)
    return changeManifest(tx, context, city, manifest, "manifest changed in the console");
  const changed = await changeManifest(tx, context, city, manifest, "manifest changed by push");
  const commonHash = manifestHash(manifest);
  await tx.update(project).set({ commonHash }).where(eq(project.id, city.project.id));
  return changed;
}

/** An environment that was destroyed may become live again. */
async function planAgain(tx: Db, city: City) {
  await tx
    .update(environment)
    .set({ state: "planned" })
    .where(and(eq(environment.projectId, city.project.id), eq(environment.state, "destroyed")));
}

async function startRun(
  tx: Db,
  context: { actor: typeof plan.$inferSelect.askedBy },
  row: typeof plan.$inferSelect,
  city: City,
  body: PlanBody,
) {
  const id = newId();
  const [live] = await tx
    .select({ number: run.number })
    .from(run)
    .where(and(eq(run.projectId, city.project.id), inArray(run.state, ["waiting", "running"])));
  const [stored] = await tx
    .insert(run)
    .values({
      id,
      clientId: city.client.id,
      projectId: city.project.id,
      planId: row.id,
      kind: body.kind,
      askedBy: context.actor,
    })
    .onConflictDoNothing()
    .returning({ number: run.number });
  if (stored === undefined)
    throw new Refusal(
      "conflict",
      `Another run of ${city.client.name} is going on${live ? `: R-${live.number}` : ""}.`,
      "Wait for its end, or cancel it with /run cancel.",
    );
  await tx.insert(step).values(
    body.parts.map((part, position) => ({
      runId: id,
      key: part.key,
      clientId: city.client.id,
      position,
      title: part.title,
      class: part.class,
    })),
  );
  return { id, number: stored.number };
}
