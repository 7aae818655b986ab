import { and, eq, isNull } from "drizzle-orm";
import type { Platform } from "../../db/platform.ts";
import { record } from "../../db/record.ts";
import { run, step } from "../../db/schema.ts";
import type { PlanBody } from "../plan.ts";
import type { City } from "../subject.ts";
import { held, type Lease } from "./lease.ts";
import { aboutRun, LeaseLost, lucca } from "./ledger.ts";

/** First clock: every resource is there. Stored once, however often the run is taken up again. */
export function provisioned(platform: Platform, lease: Lease, city: City) {
  return record(platform, lucca, "run", async (tx) => {
    const [row] = await tx
      .update(run)
      .set({ provisionedAt: new Date() })
      .where(and(held(lease), isNull(run.provisionedAt)))
      .returning({ id: run.id });
    const events = row === undefined ? [] : [{ kind: "run provisioned", ...aboutRun(city, lease) }];
    return { result: undefined, events };
  });
}

/** Ends the run; the second clock stops when everything is done, addresses included. */
export function end(
  platform: Platform,
  lease: Lease,
  city: City,
  body: PlanBody,
  state: "done" | "failed" | "stopped",
) {
  return record(platform, lucca, "run", async (tx) => {
    const now = new Date();
    const live = state === "done" && body.kind === "provision" ? { liveAt: now } : {};
    const [row] = await tx
      .update(run)
      .set({ state, finishedAt: now, leaseOwner: null, leaseUntil: null, ...live })
      .where(held(lease))
      .returning({ id: run.id });
    if (row === undefined) throw new LeaseLost();
    // A step that a killed worker left running waits again, for a retry.
    await tx
      .update(step)
      .set({ state: "waiting" })
      .where(and(eq(step.runId, lease.runId), eq(step.state, "running")));
    const facts = { kind: body.kind, parts: body.parts.length };
    return {
      result: undefined,
      events: [{ kind: `run ${state}`, ...aboutRun(city, lease), facts }],
    };
  });
}
