import type { Actor, Role } from "../db/actor.ts";

/** What a person may do; each verb, question and command names one. */
export const rights = ["look", "deploy", "provision", "manage", "destroy", "own"] as const;

/** `report` is for verified webhooks and the system alone. */
export type Right = (typeof rights)[number] | "report";

/** The least role that has a right. */
const least: Record<Exclude<Right, "report">, Role> = {
  look: "member",
  deploy: "operator",
  provision: "operator",
  manage: "operator",
  destroy: "owner",
  own: "owner",
};

const rank: Record<Role, number> = { member: 1, operator: 2, owner: 3 };

/** The words for a right, after "may". */
export const rightWords: Record<Right, string> = {
  look: "see what stands",
  deploy: "push, promote and roll back",
  provision: "provision environments and decide plans",
  manage: "add and change clients",
  destroy: "destroy environments",
  own: "manage people and rights",
  report: "report a pipeline's stages",
};

/** Where a right is asked for: in the house as a whole, or at one client with the role given there. */
export type Place = { at: "house" } | { at: "client"; role: Role | undefined };

export type Verdict = { may: boolean; because: string };

/**
 * Whether an actor has a right at a place, and why: the one rule behind every check, `/can` and `/why`.
 * A member of the house has no right at a client unless they were given one there. Fails closed.
 */
export function judge(actor: Actor, right: Right, place: Place): Verdict {
  if (actor.via === "system") return { may: true, because: "the system itself does it" };
  if (actor.via === "webhook")
    return { may: right === "report", because: `a webhook may only ${rightWords.report}` };
  if (right === "report") return { may: false, because: "only a signed webhook may report" };
  if (actor.via === "key" && !actor.scopes.includes(right))
    return { may: false, because: `this key has no scope “${right}”` };
  const bound = "client" in actor ? actor.client : undefined;
  if (bound !== undefined && place.at === "house" && right !== "look")
    return { may: false, because: `this is for the client “${bound}” alone` };
  const { name, role: house } = actor.person;
  const here = place.at === "client" ? place.role : undefined;
  if (place.at === "client" && house === "member" && here === undefined)
    return { may: false, because: `${name} is a member and was not given this client` };
  const strongest = here !== undefined && rank[here] > rank[house] ? here : house;
  const may = rank[strongest] >= rank[least[right]];
  const source = strongest === house ? "in the house" : "at this client";
  return { may, because: `${name} is ${strongest} ${source}; this takes ${least[right]}` };
}
