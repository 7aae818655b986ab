import { fieldsOf, inputSchema, type JsonSchema } from "./input-schema.ts";
import type { Route } from "./routes.ts";

/** The schemas that stand apart in the document, by name. */
export type Schemas = Record<string, object>;

const clientParameter = {
  name: "client",
  in: "path",
  required: true,
  description: "The client's slug.",
  schema: { type: "string" },
};

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "1 to 200 letters of your own making, such as a UUID; new for each new request.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

const refused = {
  description: "A refusal, in words.",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** One operation of the OpenAPI document; what its input refers to is put into `schemas`. */
export function describeRoute(route: Route, schemas: Schemas): object {
  const operationId = route.name.replaceAll("/", ".");
  const input = apart(inputSchema(route.input), operationId, schemas);
  return {
    operationId,
    summary: route.help,
    tags: [route.name.split("/")[0]],
    "x-right": route.right,
    ...(route.shownOnce && { "x-shown-once": true }),
    ...(ownAffair(route) && { security: [{ session: [] }] }),
    parameters: [
      ...(route.scope === "client" ? [clientParameter] : []),
      ...(route.kind === "question" ? queryParameters(input) : []),
      ...(route.kind === "verb" ? [idempotencyKey] : []),
    ],
    ...(route.kind !== "question" && {
      requestBody: {
        required: (input.required ?? []).length > 0,
        content: { "application/json": { schema: input } },
      },
    }),
    responses: { "200": answered(route), default: refused },
  };
}

/** What no key may do. */
function ownAffair({ kind, right }: Route): boolean {
  return kind === "talk" || (kind === "verb" && right === "look");
}

function queryParameters({ properties = {}, required = [] }: JsonSchema): object[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function answered(route: Route): object {
  const isList = route.kind === "question" && "limit" in fieldsOf(route.input);
  const list = {
    type: "object",
    required: ["rows"],
    properties: { rows: { type: "array", items: { type: "object" } }, next: {} },
  };
  return {
    description: isList ? "One page of the list." : route.help,
    content: { "application/json": { schema: isList ? list : {} } },
  };
}

/** A schema as it may stand inside the document: what it defines for itself moves to the components. */
function apart(input: JsonSchema, name: string, schemas: Schemas): JsonSchema {
  const { $schema: _, $defs = {}, ...schema } = input;
  const moved = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`));
  for (const [key, definition] of Object.entries($defs))
    schemas[`${name}.${key}`] = moved(definition);
  return moved(schema);
}
