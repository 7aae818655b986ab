import { and, eq, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { run, step } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { findRun } from "./find.ts";

/** Takes a failed or stopped run up again from where it ended; finished steps are not run again. */
export const retryRun = verb({
  name: "runs/retry",
  help: "Continues a failed or stopped run from the failed step.",
  scope: "client",
  right: "provision",
  input: z.object({ number: z.number().int() }),
  async run(tx, context, input) {
    const row = await findRun(tx, context.client.id, input.number);
    const [other] = await tx
      .select({ number: run.number })
      .from(run)
      .where(
        and(eq(run.projectId, row.projectId), ne(run.id, row.id), inArray(run.state, ["waiting", "running"])),
      );
    if (other !== undefined)
      throw new Refusal("conflict", `R-${other.number} is going on for the same project.`, "Wait for its end.");
    const [taken] = await tx
      .update(run)
      .set({ state: "waiting", cancelAskedAt: null, finishedAt: null, failure: null })
      .where(and(eq(run.id, row.id), inArray(run.state, ["failed", "stopped"])))
      .returning({ id: run.id });
    if (taken === undefined)
      throw new Refusal("conflict", `R-${row.number} is ${row.state}: only a failed or stopped run can be retried.`);
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
