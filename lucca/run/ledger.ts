import { and, eq } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { NewEvent } from "../../db/event.ts";
import type { Db, Platform } from "../../db/platform.ts";
import { type Facts, run, step } from "../../db/schema.ts";
import type { PlannedPart } from "../plan.ts";
import type { City } from "../subject.ts";
import { held, type Lease } from "./lease.ts";

export const lucca: Actor = { via: "system", principal: "Lucca" };

/** The lease went to another worker; nothing that this one still does may be stored. */
export class LeaseLost extends Error {}

/** Keeps the run's row as it is until the transaction ends; throws when the lease is another's. */
export async function fenced(tx: Db, lease: Lease) {
  const [row] = await tx
    .select({ cancelAskedAt: run.cancelAskedAt })
    .from(run)
    .where(held(lease))
    .for("no key update");
  if (row === undefined) throw new LeaseLost();
  return row;
}

/** Stores an external id right after the call that made it. */
export async function identify(platform: Platform, lease: Lease, key: string, externalId: string) {
  await platform.withDb((db) =>
    db.transaction(async (tx) => {
      await fenced(tx, lease);
      await tx
        .update(step)
        .set({ externalId })
        .where(and(eq(step.runId, lease.runId), eq(step.key, key)));
    }),
  );
}

export const aboutRun = (city: City, lease: Lease) => ({
  clientId: city.client.id,
  projectId: city.project.id,
  runId: lease.runId,
});

export function stepEvent(
  city: City,
  lease: Lease,
  part: PlannedPart,
  kind: string,
  facts?: Facts,
): NewEvent {
  const environmentId = city.environments.find((e) => e.name === part.environment)?.id;
  return {
    kind,
    ...aboutRun(city, lease),
    ...(environmentId !== undefined && { environmentId }),
    facts: { step: part.key, title: part.title, ...facts },
  };
}
