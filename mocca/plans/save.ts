import { and, eq } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { NewEvent } from "../../db/event.ts";
import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { plan, project } from "../../db/schema.ts";
import { type PlanBody, planHash } from "../../lucca/plan.ts";
import type { City } from "../../lucca/subject.ts";

/** Stores a plan with its hash; open plans of the same project are superseded by it. */
export async function savePlan(tx: Db, by: { actor: Actor }, city: City, body: PlanBody) {
  const id = newId();
  const hash = planHash(body);
  // Of two plans made at once, the second waits here and supersedes the first.
  await tx.select().from(project).where(eq(project.id, city.project.id)).for("no key update");
  const superseded = await tx
    .update(plan)
    .set({ state: "superseded" })
    .where(and(eq(plan.projectId, city.project.id), eq(plan.state, "open")))
    .returning({ id: plan.id });
  await tx.insert(plan).values({
    id,
    clientId: city.client.id,
    projectId: city.project.id,
    kind: body.kind,
    hash,
    body: JSON.parse(JSON.stringify(body)),
    askedBy: by.actor,
  });
  const made = body.parts.filter((part) => !part.there).length;
  const replaces = superseded.map((one) => one.id);
  const events: NewEvent[] = [
    {
      kind: "plan made",
      clientId: city.client.id,
      projectId: city.project.id,
      facts: { plan: id, hash, kind: body.kind, parts: body.parts.length, new: made, replaces },
    },
  ];
  return { id, hash, events };
}
