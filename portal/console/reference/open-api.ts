export type Schema = {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  $ref?: string;
};

type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};

type Described = {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  security?: object[];
  "x-right"?: string;
  "x-shown-once"?: boolean;
};

export type OpenApi = {
  info: { description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};

/** One value that goes in: in the path, the query, a header, or the body. */
export type Input = {
  name: string;
  where: string;
  required: boolean;
  schema: Schema;
  help: string;
};

export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  right: string | undefined;
  shownOnce: boolean;
  inputs: Input[];
  server: string;
};

/** What the document describes, by its nouns; only what holds every word of `search`. */
export function operationsOf(
  document: OpenApi,
  search: string,
): { tag: string; operations: Operation[] }[] {
  const words = search.toLowerCase().split(/\s+/);
  const groups = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, described] of Object.entries(methods)) {
      const text = `${path} ${described.summary} ${described.operationId}`.toLowerCase();
      if (!words.every((word) => text.includes(word))) continue;
      const tag = described.tags[0] ?? "house";
      const operation = operationOf(document, path, method, described);
      groups.set(tag, [...(groups.get(tag) ?? []), operation]);
    }
  return [...groups]
    .map(([tag, operations]) => ({ tag, operations }))
    .sort((one, other) => one.tag.localeCompare(other.tag));
}

function operationOf(
  { servers, components }: OpenApi,
  path: string,
  method: string,
  { operationId, summary, parameters = [], requestBody, ...rest }: Described,
): Operation {
  const given = Object.values(requestBody?.content ?? {})[0]?.schema ?? {};
  const body = resolved(given, components.schemas);
  const inBody = Object.entries(body.properties ?? {}).map(([name, schema]) => ({
    ...{ name, where: "body", schema, help: schema.description ?? "" },
    required: body.required?.includes(name) ?? false,
  }));
  const others = parameters.map(
    ({ name, in: where, required = false, schema = {}, description }) => ({
      ...{ name, where, required, schema, help: description ?? schema.description ?? "" },
    }),
  );
  return {
    ...{ id: operationId, method: method.toUpperCase(), path, summary },
    right: rest["x-right"],
    shownOnce: rest["x-shown-once"] ?? false,
    inputs: [...others, ...inBody],
    server: servers[0]?.url ?? window.location.origin,
  };
}

/** A schema itself, where the document only points at it. */
function resolved(schema: Schema, all: Record<string, Schema>): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (all[name] ?? {});
}
