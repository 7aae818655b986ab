import type { Actor, Role } from "../db/actor.ts";
import { judge, type Right, rights } from "./rights.ts";

/** What the asker may do at a client where they were given `role`, so that a page offers nothing else. */
export function rightsAt(actor: Actor, role: Role | null): Right[] {
  const place = { at: "client" as const, role: role ?? undefined };
  return rights.filter((right) => judge(actor, right, place).may);
}
