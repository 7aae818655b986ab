import type { z } from "zod";
import { consoleQuestions } from "../../bot/console/questions.ts";
import type { Talk } from "../../bot/console/talk.ts";
import { talks } from "../../bot/console/talks.ts";
import type { Actor } from "../../db/actor.ts";
import type { Delivery } from "../../db/record.ts";
import { questions } from "../../mocca/questions.ts";
import type { Right } from "../../mocca/rights.ts";
import { ask, call, type House, type Question, type Verb } from "../../mocca/verb.ts";
import { verbs } from "../../mocca/verbs.ts";
import { speak } from "./speak.ts";

/** One call as it arrived: who, at which client where the path names one, and what was handed in. */
export type Call = {
  house: House;
  actor: Actor;
  client: string;
  raw: unknown;
  delivery?: Delivery;
};

/** One address of the API: what it is, what it takes, and what answers. */
export type Route = {
  kind: "question" | "verb" | "talk";
  method: "GET" | "POST";
  /** Hono's words for it: `/api/v1/clients/:client/runs/show`. */
  path: string;
  name: string;
  help: string;
  scope: "house" | "client";
  right: Right;
  input: z.ZodType;
  shownOnce: boolean;
  answer(call: Call): Promise<unknown>;
};

type Declared = Pick<Route, "name" | "help" | "scope" | "right" | "input"> & { shownOnce?: true };

type AnyQuestion = Question<"client", z.ZodType, unknown>;
type AnyVerb = Verb<"client", z.ZodType, unknown, unknown>;
type AnyTalk = Talk<z.ZodType, unknown>;

/** The whole API, from the lists. What a signed webhook alone may report has its own door. */
export const routes: readonly Route[] = [
  ...loosely<AnyQuestion>([...questions, ...consoleQuestions]).map((one) =>
    route("question", one, ({ raw, ...asker }) => ask(one, asker, raw)),
  ),
  ...loosely<AnyVerb>(verbs)
    .filter(({ right }) => right !== "report")
    .map((one) =>
      route("verb", one, ({ raw, delivery, ...asker }) => call(one, asker, raw, delivery)),
    ),
  ...loosely<AnyTalk>(talks).map((one) =>
    route("talk", one, ({ raw, ...asker }) => speak(one, asker, raw)),
  ),
];

function route(kind: Route["kind"], declared: Declared, answer: Route["answer"]): Route {
  const { name, help, scope, right, input, shownOnce = false } = declared;
  const at = scope === "client" ? "clients/:client/" : "";
  const method = kind === "question" ? "GET" : "POST";
  const path = `/api/v1/${at}${name}`;
  return { kind, method, path, name, help, scope, right, input, shownOnce, answer };
}

/**
 * A list without the types of its inputs: each reads what it is handed by its own schema, and a client is
 * looked at only where the scope is one.
 */
function loosely<T>(list: readonly unknown[]): readonly T[] {
  // The lists hold nothing but such declarations.
  return list as readonly T[];
}
