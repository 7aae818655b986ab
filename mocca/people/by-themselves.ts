import type { Actor, Linked } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";

/** The person who asks, where a key must not speak for them: sessions and the ways to get one. */
export function byThemselves(actor: Actor): Linked {
  if (actor.via === "key" || !("person" in actor))
    throw new Refusal(
      "not_allowed",
      "Sessions are for people alone: a key can neither make nor end one.",
      "Sign in to the console.",
    );
  return actor.person;
}
