import { expect, test } from "vitest";
import { z } from "zod";
import { openApi } from "../../../api/v1/open-api.ts";
import { routes } from "../../../api/v1/routes.ts";

const document = JSON.parse(
  JSON.stringify(openApi({ baseUrl: "https://mocca.example", version: "1.2.3" })),
);

/** What OpenAPI 3.1 says of the parts that the document uses, and no more than those. */
const schema = z.record(z.string(), z.json());
const content = z.record(z.string().regex(/^[a-z]+\/[a-z+]+$/), z.strictObject({ schema }));
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["query", "path", "header"]),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z-]+(\.[a-z-]+)*$/),
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({ description: z.string().min(1), content: content.optional() }),
  ),
  "x-right": z.string().optional(),
  "x-shown-once": z.literal(true).optional(),
});
const openApi31 = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(["get", "post"]), operation)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), schema),
    securitySchemes: z.record(z.string(), z.json()),
  }),
});

const read = openApi31.parse(document);
const operations = Object.entries(read.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((one) => ({ path, ...one })),
);

test("every route is in the document, with its help and its right", () => {
  for (const route of routes) {
    const path = read.paths[route.path.replace(":client", "{client}")];
    const told = path?.[route.method === "GET" ? "get" : "post"];
    expect(told, route.path).toMatchObject({ summary: route.help, "x-right": route.right });
  }
});

test("each operation has a name of its own, and each part of its path a parameter", () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, parameters = [] } of operations) {
    const inPath = parameters.filter((one) => one.in === "path").map(({ name }) => name);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath, path).toEqual(named);
  }
});

test("everything that the document refers to is in it", () => {
  const refers = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
  expect(refers).toContain("#/components/schemas/Problem");
  const known = Object.keys(read.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect(refers.filter((to) => !known.includes(to ?? ""))).toEqual([]);
  const schemes = Object.keys(read.components.securitySchemes);
  const named = [{ security: read.security }, ...operations].flatMap(({ security = [] }) =>
    security.flatMap((one) => Object.keys(one)),
  );
  expect(named.filter((name) => !schemes.includes(name))).toEqual([]);
});

test("each input and answer is a JSON schema that can be read", () => {
  const bodies = operations.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}));
  const parameters = operations.flatMap((one) => one.parameters ?? []);
  const all = [...bodies, ...parameters].map((one) => one.schema);
  expect(all.length).toBeGreaterThan(60);
  const definitions = { components: { schemas: read.components.schemas } };
  const refers = (one: object) => JSON.stringify(one).includes("$ref");
  for (const one of all.filter((found) => !refers(found)))
    expect(() => z.fromJSONSchema({ ...one, ...definitions }), JSON.stringify(one)).not.toThrow();
});

test("what is shown once says so", () => {
  const once = operations.filter((one) => one["x-shown-once"]).map((one) => one.operationId);
  expect(once).toEqual(expect.arrayContaining(["keys.issue", "tokens.issue"]));
});
