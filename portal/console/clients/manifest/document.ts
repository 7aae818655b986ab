import type { Json } from "../../../../db/schema.ts";

export type Document = { [name: string]: Json };

/** What stands at a path of a document. */
export function valueAt(document: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isDocument(value) ? value[name] : undefined),
    document,
  );
}

/** The document with another value at a path; without one, it and what is left empty around it go. */
export function withValue(
  document: Document,
  [name = "", ...rest]: readonly string[],
  value: Json | undefined,
): Document {
  const inner = document[name];
  const next = rest.length === 0 ? value : withValue(isDocument(inner) ? inner : {}, rest, value);
  const empty = next === undefined || (rest.length > 0 && isDocument(next) && isEmpty(next));
  if (!empty) return { ...document, [name]: next };
  const { [name]: _, ...others } = document;
  return others;
}

export function isDocument(value: Json | undefined): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(document: Document): boolean {
  return Object.keys(document).length === 0;
}
