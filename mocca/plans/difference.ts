import type { Json } from "../../db/schema.ts";

/** One value that differs: its path in the document, and what stands there as text; null where nothing does. */
export type Difference = { path: string; from: string | null; to: string | null };

/** Every value in which two documents differ, in the order of their paths. A list is one value. */
export function difference(from: Json, to: Json): Difference[] {
  const before = leaves(from);
  const after = leaves(to);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((path) => ({ path, from: before.get(path) ?? null, to: after.get(path) ?? null }))
    .filter((one) => one.from !== one.to);
}

function leaves(value: Json, path: string[] = []): Map<string, string> {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return new Map([[path.join("."), typeof value === "string" ? value : JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...leaves(inner, [...path, name])]),
  );
}
