import { and, desc, eq, gt, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { project, run, step } from "../../db/schema.ts";
import { mayDestroy } from "../plans/decide.ts";
import { verb } from "../verb.ts";
import { findRun, numberOfRun } from "./find.ts";

/**
 * Takes a failed or stopped run up again from where it ended; finished steps are not run again. Only the
 * newest run of a project: what an older one planned is no longer what stands.
 */
export const retryRun = verb({
  name: "runs/retry",
  help: "Continues a failed or stopped run from the failed step.",
  scope: "client",
  right: "provision",
  input: z.object({ number: numberOfRun }),
  async run(tx, context, input) {
    const row = await findRun(tx, context.client.id, input.number);
    if (row.kind === "destroy") await mayDestroy(tx, context);
    // A plan that is approved at this moment waits here, or is found below.
    await tx.select().from(project).where(eq(project.id, row.projectId)).for("no key update");
    const [newer] = await tx
      .select({ number: run.number })
      .from(run)
      .where(and(eq(run.projectId, row.projectId), gt(run.number, row.number)))
      .orderBy(desc(run.number))
      .limit(1);
    if (newer !== undefined)
      throw new Refusal(
        "conflict",
        `R-${row.number} is over: R-${newer.number} came after it for the same project.`,
        "Retry that one, or make a new plan with /provision.",
      );
    const [taken] = await tx
      .update(run)
      .set({ state: "waiting", cancelAskedAt: null, finishedAt: null, failure: null })
      .where(and(eq(run.id, row.id), inArray(run.state, ["failed", "stopped"])))
      .returning({ id: run.id });
    if (taken === undefined)
      throw new Refusal(
        "conflict",
        `R-${row.number} is ${row.state}: only a failed or stopped run can be retried.`,
      );
    await tx
      .update(step)
      .set({ state: "waiting", failure: null })
      .where(and(eq(step.runId, row.id), ne(step.state, "done")));
    const about = { clientId: row.clientId, projectId: row.projectId, runId: row.id };
    return {
      result: { id: row.id, number: row.number },
      events: [{ kind: "run retried", ...about, facts: { by: actorName(context.actor) } }],
      wake: [{ name: "run", runId: row.id }],
    };
  },
});
