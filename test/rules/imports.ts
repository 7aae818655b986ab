import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { isNode, lineOf, listOf, type Node, nameOf, syntaxOf, textOf } from "./syntax.ts";
import type { Source } from "./tree.ts";

export type Import = {
  /** `file:line` of the import. */
  at: string;
  /** As written; undefined where it is computed. */
  specifier: string | undefined;
  /** The file of ours that is named, by its path from the root. */
  file?: string;
  /** The package or the builtin (`node:fs`) that is named. */
  pack?: string;
  /** Gone when the code runs: `import type` and `export type`, never `import { type … }`. */
  typeOnly: boolean;
  /** What the file calls the things that it imports by name. */
  names: readonly string[];
};

/** Everything that a file imports: static, re-exported, dynamic, required, and named in a type. */
export function importsOf(source: Source): Import[] {
  return syntaxOf(source).nodes.flatMap((node) => {
    const named = namedBy(node);
    if (named === undefined) return [];
    const specifier = textOf(named.what);
    const at = lineOf(source, node.start);
    const names = listOf(node["specifiers"]).flatMap(({ local }) => nameOf(local) ?? []);
    return { at, specifier, names, typeOnly: named.typeOnly, ...placeOf(source.path, specifier) };
  });
}

function namedBy(node: Node): { what: unknown; typeOnly: boolean } | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return { what: node["source"], typeOnly: node["importKind"] === "type" };
    case "ExportAllDeclaration":
      return { what: node["source"], typeOnly: node["exportKind"] === "type" };
    case "ExportNamedDeclaration":
      return isNode(node["source"])
        ? { what: node["source"], typeOnly: node["exportKind"] === "type" }
        : undefined;
    case "ImportExpression":
      return { what: node["source"], typeOnly: false };
    case "TSImportType":
      return { what: node["source"], typeOnly: true };
    case "TSExternalModuleReference":
      return { what: node["expression"], typeOnly: false };
    case "CallExpression":
      return nameOf(node["callee"]) === "require"
        ? { what: listOf(node["arguments"])[0], typeOnly: false }
        : undefined;
    default:
      return undefined;
  }
}

function placeOf(from: string, specifier: string | undefined): Pick<Import, "file" | "pack"> {
  if (specifier === undefined) return {};
  if (specifier.startsWith(".")) return { file: posix.join(posix.dirname(from), specifier) };
  if (isBuiltin(specifier))
    return { pack: `node:${specifier.replace(/^node:/, "").split("/")[0]}` };
  const parts = specifier.split("/");
  return { pack: parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/") };
}
