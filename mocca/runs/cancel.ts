import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { run } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { findRun, numberOfRun } from "./find.ts";

/** Asks a run to stop between steps: what runs finishes, nothing new starts. Refuses one that has ended. */
export const cancelRun = verb({
  name: "runs/cancel",
  help: "Stops a run between its steps.",
  scope: "client",
  right: "provision",
  input: z.object({ number: numberOfRun }),
  async run(tx, context, input) {
    const row = await findRun(tx, context.client.id, input.number);
    const [asked] = await tx
      .update(run)
      .set({ cancelAskedAt: new Date() })
      .where(
        and(
          eq(run.id, row.id),
          inArray(run.state, ["waiting", "running"]),
          isNull(run.cancelAskedAt),
        ),
      )
      .returning({ id: run.id });
    if (asked === undefined)
      throw new Refusal(
        "conflict",
        `R-${row.number} cannot be cancelled: it is ${row.cancelAskedAt ? "stopping already" : row.state}.`,
      );
    const about = { clientId: row.clientId, projectId: row.projectId, runId: row.id };
    return {
      result: { id: row.id, number: row.number },
      events: [{ kind: "run cancel asked", ...about, facts: { by: actorName(context.actor) } }],
      wake: [{ name: "run", runId: row.id }],
    };
  },
});
