import type { z } from "zod";
import type { Right } from "../../mocca/rights.ts";
import type { Asker } from "../../mocca/verb.ts";

/**
 * Something done in the console's rooms that is no business change of its own: saying, pressing,
 * marking as read. What it says may call verbs, each of which writes its own events.
 */
export type Talk<I extends z.ZodType, O, N extends string = string> = {
  name: N;
  help: string;
  scope: "house";
  right: Right;
  input: I;
  run(asker: Asker, input: z.output<I>): Promise<O>;
};

/** Fixes the types of a declaration; the object itself is the talk. */
export function talk<I extends z.ZodType, O, const N extends string>(
  declared: Talk<I, O, N>,
): Talk<I, O, N> {
  return declared;
}
