import { type Actor, personOf } from "../../db/actor.ts";

/** Whose rooms, readings and notices are meant; an id that nobody has for an actor without a person. */
export function meOf(actor: Actor): string {
  return personOf(actor)?.id ?? "00000000-0000-0000-0000-000000000000";
}
