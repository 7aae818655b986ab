import type { Actor } from "../db/actor.ts";
import { Refusal } from "../db/refusal.ts";
import { clientOfRun } from "../mocca/runs/find.ts";
import type { House } from "../mocca/verb.ts";

/** Puts the client of a run in scope; a run that the actor may not see is then refused like one that is not there. */
export async function runScope(house: House, actor: Actor, number: number) {
  const client = await house.platform.withDb((db) => clientOfRun(db, number));
  if (client === undefined) throw new Refusal("not_found", `There is no run R-${number}`, "See /run list");
  return { house, actor, client };
}
