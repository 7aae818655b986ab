import { parseSync } from "vite";
import type { Source } from "./tree.ts";

/** A node of the syntax tree, whatever it is; rules look at the few fields they know. */
export type Node = { type: string; start: number; end: number } & Record<string, unknown>;
export type Syntax = {
  nodes: readonly Node[];
  comments: readonly { value: string; start: number; end: number }[];
};

const read = new WeakMap<Source, Syntax>();

/** What a file says, as a flat list of the nodes of its syntax tree, outer ones first. */
export function syntaxOf(source: Source): Syntax {
  const known = read.get(source);
  if (known !== undefined) return known;
  const { program, comments, errors } = parseSync(source.path, source.text);
  if (errors.length > 0) throw new Error(`${source.path}: ${errors[0]?.message}`);
  const syntax = { nodes: nodesOf(program), comments };
  read.set(source, syntax);
  return syntax;
}

export function lineAt({ text }: Source, at: number): number {
  return text.slice(0, at).split("\n").length;
}

export function lineOf(source: Source, at: number): string {
  return `${source.path}:${lineAt(source, at)}`;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** The text of a string literal, or of a template without expressions. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal" && typeof node["value"] === "string") return node["value"];
  const parts = node.type === "TemplateLiteral" ? listOf(node["quasis"]) : [];
  const cooked = parts.length === 1 ? parts[0]?.["value"] : undefined;
  return typeof cooked === "object" && cooked !== null && "cooked" in cooked
    ? String(cooked.cooked)
    : undefined;
}

export function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === "Identifier" ? String(node["name"]) : undefined;
}

export function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}
