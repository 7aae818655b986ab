import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { event, step } from "../../db/schema.ts";
import { pageOf } from "../page.ts";
import { question } from "../verb.ts";
import { findSeenRun, numberOfRun } from "./find.ts";

const most = 500;

/** What happened in a run, in order, from `after` on, and what a failed step's vendor said. */
export const runLogs = question({
  name: "runs/logs",
  help: "Shows what happened in a run, in order.",
  scope: "house",
  right: "look",
  input: z.object({ number: numberOfRun, after: z.number().int().optional() }),
  async run(db, { actor }, { number, after }) {
    const { row } = await findSeenRun(db, actor, number);
    const found = await db
      .select({
        seq: event.seq,
        at: event.at,
        kind: event.kind,
        actor: event.actor,
        facts: event.facts,
      })
      .from(event)
      .where(
        and(
          eq(event.clientId, row.clientId),
          eq(event.runId, row.id),
          after === undefined ? undefined : gt(event.seq, after),
        ),
      )
      .orderBy(asc(event.seq))
      .limit(most + 1);
    const failures = await db
      .select({ key: step.key, failure: step.failure })
      .from(step)
      .where(and(eq(step.runId, row.id), eq(step.state, "failed")));
    const rows = found.map((one) => ({ ...one, actor: actorName(one.actor) }));
    const { state, createdAt, startedAt } = row;
    return {
      run: { number, state, createdAt, startedAt },
      ...pageOf(rows, most, (last) => last.seq),
      failures,
    };
  },
});
