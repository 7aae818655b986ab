import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { event, step } from "../../db/schema.ts";
import { question } from "../verb.ts";
import { findRun } from "./find.ts";

/** What happened in a run, in order, and what a failed step's vendor said. At most 500 events. */
export const runLogs = question({
  name: "runs/logs",
  help: "Shows what happened in a run, in order.",
  scope: "client",
  right: "look",
  input: z.object({ number: z.number().int() }),
  async run(db, { client }, input) {
    const row = await findRun(db, client.id, input.number);
    const events = await db
      .select({ at: event.at, kind: event.kind, actor: event.actor, facts: event.facts })
      .from(event)
      .where(and(eq(event.clientId, client.id), eq(event.runId, row.id)))
      .orderBy(asc(event.seq))
      .limit(500);
    const failures = await db
      .select({ key: step.key, failure: step.failure })
      .from(step)
      .where(and(eq(step.runId, row.id), eq(step.state, "failed")));
    return { run: row, events, failures };
  },
});
