import {
  aliasedTable,
  and,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Actor, Role } from "../../../db/actor.ts";
import type { Db } from "../../../db/platform.ts";
import { client, deploy, event, membership, plan, run } from "../../../db/schema.ts";
import { membershipOf, seen } from "../../../mocca/clients/visible.ts";
import { judge, type Right } from "../../../mocca/rights.ts";
import { meOf } from "../me-of.ts";

const roles: readonly Role[] = ["member", "operator", "owner"];
/** Older events than this many are history, which the audit log has. */
const window = 20_000;

/** The plan that a run carries out. */
const origin = aliasedTable(plan, "origin");

export type Notified = Awaited<ReturnType<typeof noticesOf>>[number];

/**
 * The events that concern one person, the newest first: an open plan that they may decide, the end of a
 * run that they asked for or approved, a failed deploy of theirs, and who wrote to them. Only of clients that they may see.
 * Each case names its kinds, so that PostgreSQL passes over all other events before it joins anything.
 */
export async function noticesOf(db: Db, actor: Actor, which: SQL | undefined, limit: number) {
  const me = meOf(actor);
  const visible = seen(actor);
  const by = (asked: AnyPgColumn) => sql`${asked}->'person'->>'id' = ${me}`;
  const planId = sql`case when ${event.kind} = 'plan made' then (${event.facts}->>'plan')::uuid end`;
  return db
    .select({
      seq: event.seq,
      at: event.at,
      kind: event.kind,
      actor: event.actor,
      facts: event.facts,
      client: client.slug,
      clientName: client.name,
      run: run.number,
      deploy: deploy.id,
      commit: deploy.commit,
      plan: plan.id,
      planKind: plan.kind,
    })
    .from(event)
    .leftJoin(client, eq(client.id, event.clientId))
    .leftJoin(membership, membershipOf(actor))
    .leftJoin(run, eq(run.id, event.runId))
    .leftJoin(origin, eq(origin.id, run.planId))
    .leftJoin(deploy, eq(deploy.id, event.deployId))
    .leftJoin(plan, and(eq(plan.id, planId), eq(plan.state, "open")))
    .where(
      and(
        sql`${event.seq} > (select coalesce(max(e.seq), 0) - ${window} from ${event} e)`,
        visible && or(isNull(event.clientId), visible),
        or(
          and(
            inArray(event.kind, ["run done", "run failed", "run stopped"]),
            or(by(run.askedBy), by(origin.askedBy)),
          ),
          and(inArray(event.kind, ["deploy failed", "stage failed"]), by(deploy.askedBy)),
          and(
            eq(event.kind, "plan made"),
            isNotNull(plan.id),
            sql`not coalesce(${by(plan.askedBy)}, false)`,
            decidable(actor),
          ),
          and(eq(event.kind, "person addressed"), sql`${event.facts}->'to' ? ${me}`),
        ),
        which,
      ),
    )
    .orderBy(desc(event.seq))
    .limit(limit);
}

/** Plans that the actor may decide: what destroys takes more. */
function decidable(actor: Actor): SQL | undefined {
  return or(
    and(ne(plan.kind, "destroy"), has(actor, "provision")),
    and(eq(plan.kind, "destroy"), has(actor, "destroy")),
  );
}

function has(actor: Actor, right: Right): SQL {
  const may = (role: Role | undefined) => judge(actor, right, { at: "client", role }).may;
  if (may(undefined)) return sql`true`;
  const enough = roles.filter(may);
  return enough.length === 0 ? sql`false` : inArray(membership.role, enough);
}
