import type { Actor, Role } from "../db/actor.ts";
import { judge, type Right } from "../mocca/rights.ts";

/**
 * Whether an actor has a right anywhere: in the house, or at a client where they have one of `roles`.
 * It decides what is offered; each verb judges again at its own client.
 */
export function mayOf(actor: Actor, roles: readonly Role[]): (right: Right) => boolean {
  return (right) =>
    judge(actor, right, { at: "house" }).may ||
    roles.some((role) => judge(actor, right, { at: "client", role }).may);
}
