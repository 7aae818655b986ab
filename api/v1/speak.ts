import type { z } from "zod";
import type { Talk } from "../../bot/console/talk.ts";
import { inHouse, notByKey } from "../../mocca/scope.ts";
import { type Asker, readInput } from "../../mocca/verb.ts";

/** Says something in the console's rooms: the right, the input, then the talk. A key says nothing there. */
export async function speak<I extends z.ZodType, O>(
  said: Talk<I, O>,
  asker: Asker,
  raw: z.input<I>,
): Promise<O> {
  inHouse(asker.actor, said.right);
  notByKey(asker.actor);
  return said.run(asker, readInput(said.input, raw));
}
