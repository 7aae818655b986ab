import { and, eq, inArray } from "drizzle-orm";
import { type Actor, actorName, personOf } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { plan, project } from "../../db/schema.ts";
import { judge } from "../rights.ts";
import { findClient } from "../scope.ts";
import type { Client } from "../verb.ts";

type Decider = { actor: Actor; client: Client };

/**
 * Decides an open plan, once: the conditional update is the decision, so of two clickers one wins
 * and the other is told who and when. A plan that destroys takes the right to destroy.
 */
export async function decide(
  tx: Db,
  { actor, client }: Decider,
  input: { plan: string; hash: string },
  state: "approved" | "cancelled",
) {
  await lockProject(tx, client, input.plan);
  const mine = and(
    eq(plan.id, input.plan),
    eq(plan.clientId, client.id),
    eq(plan.hash, input.hash),
  );
  const [decided] = await tx
    .update(plan)
    .set({ state, decidedBy: actor, decidedAt: new Date() })
    .where(and(mine, eq(plan.state, "open")))
    .returning();
  if (decided === undefined) throw await whyNot(tx, mine);
  if (decided.kind === "destroy") await mayDestroy(tx, { actor, client });
  if (state === "approved" && client.guarded) refuseOwn(actor, decided.askedBy, client);
  return decided;
}

/** Whoever makes a plan locks the project before the plans, so who decides does too. */
async function lockProject(tx: Db, client: Client, planId: string) {
  const ofPlan = tx
    .select({ id: plan.projectId })
    .from(plan)
    .where(and(eq(plan.id, planId), eq(plan.clientId, client.id)));
  await tx.select().from(project).where(inArray(project.id, ofPlan)).for("no key update");
}

async function whyNot(tx: Db, mine: ReturnType<typeof and>): Promise<Refusal> {
  const [row] = await tx.select().from(plan).where(mine);
  if (row === undefined)
    return new Refusal("not_found", "There is no such plan.", "Ask for a new one.");
  if (row.state === "superseded" || row.decidedBy === null)
    return new Refusal(
      "conflict",
      "A newer plan or push has taken its place.",
      "See /status, or ask for a new plan.",
    );
  const at = row.decidedAt?.toISOString() ?? "";
  return new Refusal(
    "conflict",
    `${actorName(row.decidedBy)} has ${row.state} it already, at ${at}.`,
  );
}

/** Refuses an actor who may not destroy this client; a run that destroys takes that right at each turn. */
export async function mayDestroy(tx: Db, { actor, client }: Decider) {
  const found = await findClient(tx, actor, client.slug);
  const verdict = judge(actor, "destroy", found?.place ?? { at: "client", role: undefined });
  if (!verdict.may)
    throw new Refusal(
      "not_allowed",
      `You may not destroy ${client.name}: ${verdict.because}.`,
      "Ask an owner.",
    );
}

function refuseOwn(actor: Actor, askedBy: Actor, client: Client) {
  const asker = personOf(askedBy)?.id;
  if (asker !== undefined && asker === personOf(actor)?.id)
    throw new Refusal(
      "not_allowed",
      `${client.name} is guarded: another person than ${actorName(askedBy)} must approve this plan.`,
      "Ask a colleague who may provision.",
    );
}
