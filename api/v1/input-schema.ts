import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

const known = new WeakMap<z.ZodType, JsonSchema>();

/** What an input takes, as JSON schema: moments are ISO strings. */
export function inputSchema(input: z.ZodType): JsonSchema {
  const made = known.get(input) ?? z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  known.set(input, made);
  return made;
}

/** The schemas of an input's own fields by name. */
export function fieldsOf(input: z.ZodType): Record<string, JsonSchema> {
  const fields = Object.entries(inputSchema(input).properties ?? {});
  return Object.fromEntries(
    fields.map(([name, field]) => [name, typeof field === "boolean" ? {} : field]),
  );
}
