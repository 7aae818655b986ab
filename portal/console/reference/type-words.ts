import type { Schema } from "./open-api.ts";

/** What a value may be, in words: "string", "one of staging, production", "list of string". */
export function typeWords(schema: Schema): string {
  if (schema.enum) return `one of ${schema.enum.map(String).join(", ")}`;
  if (schema.const !== undefined) return String(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeWords).join(" or ");
  if (schema.items) return `list of ${typeWords(schema.items)}`;
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "object";
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "anything");
  return schema.format ? `${type}, ${schema.format}` : type;
}
