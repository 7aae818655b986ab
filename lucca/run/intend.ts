import { and, eq, inArray, sql } from "drizzle-orm";
import type { NewEvent } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { step } from "../../db/schema.ts";
import type { PlannedPart } from "../plan.ts";
import type { City } from "../subject.ts";
import type { Lease } from "./lease.ts";
import { stepEvent } from "./ledger.ts";

/** Writes the intent of steps that are about to start, before any call goes out. */
export async function intend(
  tx: Db,
  lease: Lease,
  city: City,
  parts: readonly PlannedPart[],
): Promise<NewEvent[]> {
  if (parts.length === 0) return [];
  const keys = parts.map((part) => part.key);
  await tx
    .update(step)
    .set({
      state: "running",
      attempt: sql`${step.attempt} + 1`,
      fence: lease.fence,
      startedAt: new Date(),
      finishedAt: null,
      failure: null,
    })
    .where(and(eq(step.runId, lease.runId), inArray(step.key, keys)));
  return parts.map((part) => stepEvent(city, lease, part, "step started"));
}
