import { and, eq, isNull } from "drizzle-orm";
import type { NewEvent } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import { run, step } from "../../db/schema.ts";
import type { PlanBody } from "../plan.ts";
import type { City } from "../subject.ts";
import type { Lease } from "./lease.ts";
import { aboutRun } from "./ledger.ts";

/** First clock: every resource is there. Stored once, however often the run is taken up again. */
export async function provisioned(tx: Db, lease: Lease, city: City): Promise<NewEvent[]> {
  const rows = await tx
    .update(run)
    .set({ provisionedAt: new Date() })
    .where(and(eq(run.id, lease.runId), isNull(run.provisionedAt)))
    .returning({ id: run.id });
  return rows.map(() => ({ kind: "run provisioned", ...aboutRun(city, lease) }));
}

/** Ends the run; the second clock stops when everything is done, addresses included. */
export async function end(
  tx: Db,
  lease: Lease,
  city: City,
  body: PlanBody,
  state: "done" | "failed" | "stopped",
): Promise<NewEvent[]> {
  const now = new Date();
  const live = state === "done" && body.kind === "provision" ? { liveAt: now } : {};
  await tx
    .update(run)
    .set({ state, finishedAt: now, leaseOwner: null, leaseUntil: null, ...live })
    .where(eq(run.id, lease.runId));
  // A step that a killed worker left running waits again, for a retry.
  await tx
    .update(step)
    .set({ state: "waiting" })
    .where(and(eq(step.runId, lease.runId), eq(step.state, "running")));
  const facts = { kind: body.kind, parts: body.parts.length };
  return [{ kind: `run ${state}`, ...aboutRun(city, lease), facts }];
}
