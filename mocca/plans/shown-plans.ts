import { desc, eq } from "drizzle-orm";
import { type Actor, actorName, personOf } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { client, membership, plan, project, run } from "../../db/schema.ts";
import { planBody } from "../../lucca/plan.ts";
import { membershipOf } from "../clients/visible.ts";
import { judge } from "../rights.ts";

/** Plans with their project, client and run, the newest first; goes with `seen`, which leaves those that the actor may see. */
export function plansOf(db: Db, actor: Actor) {
  return db
    .select({
      plan,
      project: project.slug,
      recorded: project.manifestHash,
      client: { slug: client.slug, name: client.name, guarded: client.guarded },
      role: membership.role,
      run: { number: run.number, state: run.state },
    })
    .from(plan)
    .innerJoin(project, eq(project.id, plan.projectId))
    .innerJoin(client, eq(client.id, plan.clientId))
    .leftJoin(membership, membershipOf(actor))
    .leftJoin(run, eq(run.planId, plan.id))
    .orderBy(desc(plan.id))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof plansOf>>[number];

/** A plan as a page shows it: what it would do, who asked, who decided, and what keeps the actor from deciding. */
export function shownPlan(actor: Actor, row: Row) {
  const { id, hash, kind, state, askedBy, decidedBy, decidedAt, createdAt } = row.plan;
  const { parts, notes, proposed, manifestHash } = planBody.parse(row.plan.body);
  return {
    id,
    hash,
    kind,
    state,
    client: row.client,
    project: row.project,
    parts: parts.map(({ key, title, vendor, there, environment }) => ({
      key,
      title,
      vendor,
      there,
      environment: environment ?? null,
    })),
    notes,
    changes: proposed?.changes ?? null,
    askedBy: actorName(askedBy),
    askedAt: createdAt,
    decidedBy: decidedBy && actorName(decidedBy),
    decidedAt,
    run: row.run,
    /** Why the actor may not approve it, in words; null when they may. */
    held: manifestHash === row.recorded ? held(actor, row) : "the configuration has changed since",
    mayCancel: mayDecide(actor, row).may,
  };
}

function mayDecide(actor: Actor, { plan: { kind }, role }: Row) {
  const right = kind === "destroy" ? "destroy" : "provision";
  return judge(actor, right, { at: "client", role: role ?? undefined });
}

function held(actor: Actor, row: Row): string | null {
  const verdict = mayDecide(actor, row);
  if (!verdict.may) return verdict.because;
  const asker = personOf(row.plan.askedBy)?.id;
  const own = asker !== undefined && asker === personOf(actor)?.id;
  return row.client.guarded && own
    ? `${row.client.name} is guarded: another person than you must approve this plan`
    : null;
}
