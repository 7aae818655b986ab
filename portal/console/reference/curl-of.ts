import type { Operation, Schema } from "./open-api.ts";

/** A line for a shell that calls an operation with what it must be given. */
export function curlOf({ method, path, inputs, server }: Operation): string {
  const needed = inputs.filter(({ required, where }) => required && where !== "path");
  const query = needed.filter(({ where }) => where === "query");
  const address = `${server}${path.replaceAll(/[{}]/g, "")}`;
  const lines = [
    `curl ${method === "GET" ? "-G " : ""}'${address}'`,
    "-H 'Authorization: Bearer mocca_key_…'",
    ...query.map(({ name, schema }) => `-d '${name}=${String(exampleOf(schema))}'`),
  ];
  if (method === "POST") {
    const body = needed.filter(({ where }) => where === "body");
    const values = Object.fromEntries(body.map(({ name, schema }) => [name, exampleOf(schema)]));
    lines.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(values)}'`);
  }
  return lines.join(" \\\n  ");
}

function exampleOf(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.items) return [exampleOf(schema.items)];
  if (schema.type === "object") return {};
  if (schema.type === "number" || schema.type === "integer") return 1;
  return schema.type === "boolean" ? true : "…";
}
