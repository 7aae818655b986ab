import type { Actor } from "../db/actor.ts";
import { Refusal } from "../db/refusal.ts";
import { judge } from "../mocca/rights.ts";
import { clientOfRun } from "../mocca/runs/find.ts";
import { findClient } from "../mocca/scope.ts";
import type { House } from "../mocca/verb.ts";

/** Puts the client of a run in scope; a run that the actor may not see is refused like one that is not there. */
export async function runScope(house: House, actor: Actor, number: number) {
  const found = await house.platform.withDb(async (db) => {
    const slug = await clientOfRun(db, number);
    return slug === undefined ? undefined : findClient(db, actor, slug);
  });
  if (found === undefined || !judge(actor, "look", found.place).may)
    throw new Refusal(
      "not_found",
      `There is no run R-${number} that you may see.`,
      "See /run list.",
    );
  return { house, actor, client: found.client.slug };
}
