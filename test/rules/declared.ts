import { isNode, listOf, type Node, nameOf, syntaxOf } from "./syntax.ts";
import type { Source } from "./tree.ts";

/** The exported constants of a file that are made by calling `maker`: `export const add = verb({ … })`. */
export function declaredBy(source: Source, maker: string): { name: string; made: Node }[] {
  return exportedConstants(source).flatMap(({ name, value }) =>
    value?.type === "CallExpression" && nameOf(value["callee"]) === maker
      ? [{ name, made: value }]
      : [],
  );
}

/** The names in an exported list: `export const verbs = [add, remove]`, with or without `as const`. */
export function listedIn(source: Source, list: string): string[] {
  const found = exportedConstants(source).find(({ name }) => name === list)?.value;
  const array = found?.type === "TSAsExpression" ? found["expression"] : found;
  const elements = isNode(array) && array.type === "ArrayExpression" ? array["elements"] : [];
  return listOf(elements).flatMap((element) => nameOf(element) ?? []);
}

/** What the object handed to a maker says of one field. */
export function fieldOf(made: Node, field: string): unknown {
  const [object] = listOf(made["arguments"]);
  return listOf(object?.["properties"]).find(({ key }) => nameOf(key) === field)?.["value"];
}

function exportedConstants(source: Source) {
  return syntaxOf(source)
    .nodes.filter(({ type }) => type === "ExportNamedDeclaration")
    .flatMap(({ declaration }) => (isNode(declaration) ? listOf(declaration["declarations"]) : []))
    .flatMap((one) => {
      const name = nameOf(one["id"]);
      const value = isNode(one["init"]) ? one["init"] : undefined;
      return name === undefined ? [] : [{ name, value }];
    });
}
