import type { z } from "zod";
import type { Fault } from "../db/refusal.ts";

/** Every problem of a value at once: its path, what was found there, and what is allowed. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => flatten(issue)).map((issue) => faultOf(issue));
}

type Issue = z.core.$ZodIssue;

function flatten(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
  if (closest.length === 0) return [issue];
  return closest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function faultOf(issue: Issue): Fault {
  if (issue.code === "unrecognized_keys")
    return {
      path: dotted(issue.path),
      found: issue.keys.join(", "),
      allowed: "no such names here",
    };
  return { path: dotted(issue.path), found: shown(issue.input), allowed: allowed(issue) };
}

function allowed(issue: Issue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
  if (issue.code === "invalid_type")
    return issue.input === undefined ? `${issue.expected}, required` : issue.expected;
  return issue.message;
}

function dotted(path: PropertyKey[]): string {
  return path.map(String).join(".") || "the whole value";
}

const longest = 60;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? `“${value}”` : (JSON.stringify(value) ?? String(value));
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
