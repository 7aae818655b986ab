import type { z } from "zod";
import type { Actor } from "../db/actor.ts";
import type { Db, Platform } from "../db/platform.ts";
import { answered, type Change, type Delivery, record } from "../db/record.ts";
import { Refusal } from "../db/refusal.ts";
import { faultsOf } from "../lucca/faults.ts";
import type { Vendor } from "../lucca/provider.ts";
import type { Right } from "./rights.ts";
import { clientFor, inHouse, notByKey } from "./scope.ts";

/** What every door hands in: the runtime and the vendors that this process offers. */
export type House = {
  platform: Platform;
  vendors: readonly Vendor[];
  /** What is being answered: each verb that is called for it is done once, also when it is answered again. */
  delivery?: Pick<Delivery, "source" | "key">;
};

export type Client = { id: string; slug: string; name: string; timeZone: string; guarded: boolean };

/** Who asks, in which house. */
export type Asker = { house: House; actor: Actor };

type InHouse = Asker & { scope: "house" };
type AtClient = Asker & { scope: "client"; client: Client };
type ContextOf<S extends "house" | "client"> = S extends "client" ? AtClient : InHouse;

type Declared<S extends "house" | "client", I extends z.ZodType, N extends string> = {
  /** The noun's folder and what is done: `runs/list`. Its route in the API follows from it. */
  name: N;
  /** One line: what it changes or tells. */
  help: string;
  scope: S;
  right: Right;
  input: I;
};

/** Changes something and is said once. `prepare` runs before the transaction and may call vendors. */
export type Verb<
  S extends "house" | "client",
  I extends z.ZodType,
  O,
  P = undefined,
  N extends string = string,
> = Declared<S, I, N> & {
  /** Its result holds a secret that is shown to the asker once and is never stored. */
  shownOnce?: true;
  prepare?: (context: ContextOf<S>, input: z.output<I>) => Promise<P>;
  run(tx: Db, context: ContextOf<S>, input: z.output<I>, prepared: P): Promise<Change<O>>;
};

/** Reads: no event, no write. */
export type Question<
  S extends "house" | "client",
  I extends z.ZodType,
  O,
  N extends string = string,
> = Declared<S, I, N> & {
  run(db: Db, context: ContextOf<S>, input: z.output<I>): Promise<O>;
};

/** Fixes the types of a declaration; the object itself is the verb. */
export function verb<
  S extends "house" | "client",
  I extends z.ZodType,
  O,
  const N extends string,
  P = undefined,
>(declared: Verb<S, I, O, P, N>): Verb<S, I, O, P, N> {
  return declared;
}

export function question<
  S extends "house" | "client",
  I extends z.ZodType,
  O,
  const N extends string,
>(declared: Question<S, I, O, N>): Question<S, I, O, N> {
  return declared;
}

/** Where a call goes: the client's slug for a client's verb, nothing for the house's. */
type At<S extends "house" | "client"> = S extends "client"
  ? { client: string }
  : Record<never, never>;

/**
 * Calls a verb: the actor's right, the input, what must be observed, then one transaction with the
 * change and its events. Refuses in that order; throws whatever the verb refuses. The same delivery
 * again changes nothing and has the first one's result, unless that was shown once. What takes the right
 * to look alone is a person's own affair, which no key has.
 */
export async function call<S extends "house" | "client", I extends z.ZodType, O, P>(
  asked: Verb<S, I, O, P>,
  asker: Asker & At<S>,
  raw: z.input<I>,
  delivery?: Delivery,
): Promise<O> {
  const context = await contextOf(asked, asker);
  if (asked.right === "look") notByKey(asker.actor);
  const input = readInput(asked.input, raw);
  const { platform } = asker.house;
  const arrived = delivery ?? withinAnswer(asker.house, asked.name);
  const told = arrived && { ...arrived, ...(asked.shownOnce && { shownOnce: true as const }) };
  const before = told && (await platform.withDb((db) => answered(db, told)));
  // What was stored is the result of this same verb.
  if (before !== undefined) return before.answer as O;
  // A verb without `prepare` declares P as undefined, so there is nothing to hand on.
  const prepared = (await asked.prepare?.(context, input)) as P;
  const change = (tx: Db) => asked.run(tx, context, input, prepared);
  return record(platform, asker.actor, asked.name, change, told);
}

/** A verb that is called while something is being answered: that answer's delivery, and the verb. */
function withinAnswer({ delivery }: House, verb: string): Delivery | undefined {
  return delivery && { source: delivery.source, key: `${delivery.key} ${verb}`, body: {} };
}

/** Asks a question: the right, the input, then the reading. */
export async function ask<S extends "house" | "client", I extends z.ZodType, O>(
  asked: Question<S, I, O>,
  asker: Asker & At<S>,
  raw: z.input<I>,
): Promise<O> {
  const context = await contextOf(asked, asker);
  const input = readInput(asked.input, raw);
  return asker.house.platform.withDb((db) => asked.run(db, context, input));
}

async function contextOf<S extends "house" | "client">(
  asked: { scope: S; right: Right },
  asker: Asker & At<S>,
): Promise<ContextOf<S>> {
  const { house, actor } = asker;
  if (asked.scope === "house") {
    inHouse(actor, asked.right);
    // S is "house" here, which the compiler cannot narrow through a type parameter.
    return { house, actor, scope: "house" } as ContextOf<S>;
  }
  const slug = "client" in asker ? asker.client : "";
  const client = await house.platform.withDb((db) => clientFor(db, actor, slug, asked.right));
  // S is "client" here, for the same reason.
  return { house, actor, scope: "client", client } as ContextOf<S>;
}

/** Reads what came in by its schema; refuses with every fault in it at once. */
export function readInput<I extends z.ZodType>(input: I, raw: z.input<I>): z.output<I> {
  const result = input.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  throw new Refusal(
    "invalid",
    "Some values cannot be used.",
    "Mend them and say it again.",
    faultsOf(result.error),
  );
}
