import type { Jsonify } from "type-fest";
import type { z } from "zod";
import type { consoleQuestions } from "../../bot/console/questions.ts";
import type { talks } from "../../bot/console/talks.ts";
import type { questions } from "../../mocca/questions.ts";
import type { verbs } from "../../mocca/verbs.ts";

type Asked = (typeof questions)[number] | (typeof consoleQuestions)[number];
type Changed = (typeof verbs)[number] | (typeof talks)[number];
type Declared = Asked | Changed;

/** What a page hands in: the input, and the client's slug for what belongs to a client. */
type InputOf<D extends Declared> = FieldsOf<z.input<D["input"]>> &
  (D extends { scope: "client" } ? { client: string } : unknown);

/** An input without fields forbids every name, also the client's; as a part it says nothing. */
type FieldsOf<I> = I extends Record<string, never> ? Record<never, never> : I;

/** What comes back over HTTP: moments are ISO strings. */
type OutputOf<D extends Declared> = D extends { run(...args: never[]): Promise<infer O> }
  ? Jsonify<O extends { result: infer R; events: unknown } ? R : O>
  : never;

/** Every question by its name: `GET /api/v1/<name>`, or `/api/v1/clients/<client>/<name>`. */
export type Questions = {
  [D in Asked as D["name"]]: { input: InputOf<D>; output: OutputOf<D> };
};

/** Every verb, and what is said in the console's rooms, by its name: the same paths with POST. */
export type Verbs = {
  [D in Changed as D["name"]]: { input: InputOf<D>; output: OutputOf<D> };
};

/** The names of those that belong to one client: their path has its slug. */
export type AtClient = Extract<Declared, { scope: "client" }>["name"];
