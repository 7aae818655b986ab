import type { z } from "zod";
import { fieldsOf, type JsonSchema } from "./input-schema.ts";

/**
 * A question's input from the words of an address, by what its schema wants there: numbers, booleans,
 * an array by repetition, anything else that is no string as JSON. What does not fit stays a string, for
 * the schema to refuse in words.
 */
export function readQuery(
  input: z.ZodType,
  query: Record<string, string[]>,
): Record<string, unknown> {
  const fields = fieldsOf(input);
  return Object.fromEntries(
    Object.entries(query).map(([name, values]) => [name, read(fields[name] ?? {}, values)]),
  );
}

function read(schema: JsonSchema, values: string[]): unknown {
  const items =
    typeof schema.items === "object" && !Array.isArray(schema.items) ? schema.items : {};
  if (schema.type === "array") return values.map((value) => readOne(items, value));
  return values.length === 1 ? readOne(schema, values[0] ?? "") : values;
}

function readOne(schema: JsonSchema, value: string): unknown {
  if (isText(schema)) return value;
  // An address may say anything.
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function isText({ type, const: only, enum: some, anyOf = [] }: JsonSchema): boolean {
  if (anyOf.length > 0) return anyOf.every(isText);
  return type === "string" || typeof only === "string" || typeof some?.[0] === "string";
}
