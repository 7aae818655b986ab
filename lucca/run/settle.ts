import { and, eq, sql } from "drizzle-orm";
import type { NewEvent } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { step } from "../../db/schema.ts";
import type { City } from "../subject.ts";
import type { Lease } from "./lease.ts";
import { stepEvent } from "./ledger.ts";
import { type Outcome, stateAfter } from "./outcome.ts";

/** Writes the ledger's rows of steps that ended, in one statement; answers with what happened. */
export async function settle(
  tx: Db,
  lease: Lease,
  city: City,
  ended: readonly Outcome[],
): Promise<NewEvent[]> {
  if (ended.length === 0) return [];
  const rows = ended.map((one) => ({
    key: one.part.key,
    state: stateAfter(one),
    ...(one.end === "made" && { output: one.found.facts, external_id: one.found.externalId }),
    ...(one.end === "failed" && { failure: one.failure }),
  }));
  await tx
    .update(step)
    .set({
      state: sql`ended.state`,
      output: sql`coalesce(ended.output, ${step.output})`,
      externalId: sql`coalesce(ended.external_id, ${step.externalId})`,
      failure: sql`ended.failure`,
      finishedAt: new Date(),
    })
    .from(
      sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as ended(key text, state text, output jsonb, external_id text, failure jsonb)`,
    )
    .where(
      and(eq(step.runId, lease.runId), eq(step.key, sql`ended.key`), eq(step.fence, lease.fence)),
    );
  return ended.map((one) => eventOf(lease, city, one));
}

function eventOf(lease: Lease, city: City, one: Outcome): NewEvent {
  switch (one.end) {
    case "made":
      return stepEvent(city, lease, one.part, "step done", one.found.facts);
    case "removed":
      return stepEvent(city, lease, one.part, "step removed");
    case "failed": {
      const { code, words } = one.failure;
      return stepEvent(city, lease, one.part, "step failed", { code, words });
    }
  }
}
