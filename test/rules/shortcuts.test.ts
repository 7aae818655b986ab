import { expect, test } from "vitest";
import { isNode, lineAt, lineOf, type Node, nameOf, syntaxOf, textOf } from "./syntax.ts";
import { type Source, sources } from "./tree.ts";

const tests = new Set(["test", "it", "describe", "suite"]);
const left = new Set(["only", "skip", "todo"]);

const silencers = /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-|v8 ignore|c8 ignore/;

/** Ways around the compiler, the linter or the tests, one line each. */
function shortcuts(source: Source): string[] {
  const { nodes, comments } = syntaxOf(source);
  return [
    ...nodes.flatMap((node) => {
      const what = shortcut(node);
      return what === undefined ? [] : [`${lineOf(source, node.start)}: ${what}`];
    }),
    ...comments
      .filter(({ value }) => silencers.test(value))
      .map(({ start, value }) => `${lineOf(source, start)}:${value}`),
  ];
}

function shortcut(node: Node): string | undefined {
  if (node.type === "TSAnyKeyword") return "any";
  if (node.type === "TSNonNullExpression") return "a non-null !";
  if (node.type === "TSEnumDeclaration") return "an enum";
  if (node.type !== "MemberExpression") return undefined;
  const [object, property] = [nameOf(node["object"]), nameOf(node["property"])];
  const isTest = tests.has(object ?? "") && left.has(property ?? "");
  return isTest ? `${object}.${property}` : undefined;
}

/** Each `as` without a comment on its line or just above; `as const` needs no reason. */
function unreasoned(source: Source): string[] {
  const { nodes, comments } = syntaxOf(source);
  const lines = comments.map(({ end }) => lineAt(source, end));
  return nodes
    .filter((node) => node.type === "TSAsExpression" && !isConst(node))
    .filter((node) => {
      const [first, last] = [lineAt(source, node.start), lineAt(source, node.end)];
      return !lines.some((line) => line >= first - 2 && line <= last);
    })
    .map(({ end }) => `${source.path}:${lineAt(source, end)}: an \`as\` without a reason`);
}

function isConst({ typeAnnotation }: Node): boolean {
  return isNode(typeAnnotation) && nameOf(typeAnnotation["typeName"]) === "const";
}

/** Plain `pg` and the modules' own driver, where no other transaction is to be had. */
const ownTransactions = /^(db\/(environment|embedded)-[^/]+\.ts|modules\/|test\/)/;

/** Transactions written by hand, which a failed query would leave open; drizzle has its own. */
function handWritten(source: Source): string[] {
  if (ownTransactions.test(source.path)) return [];
  return syntaxOf(source)
    .nodes.filter((node) => /^\s*(begin|start transaction)\b/i.test(said(node)))
    .map(({ start }) => `${lineOf(source, start)}: a transaction by hand`);
}

/** A literal's text, or how a template begins. */
function said(node: Node): string {
  const value = node.type === "TemplateElement" ? node["value"] : undefined;
  if (isNode(value) || typeof value !== "object" || value === null) return textOf(node) ?? "";
  return "cooked" in value ? String(value.cooked) : "";
}

/** Classes that are neither an error nor what React asks of an error boundary; functions and plain types do. */
function classes(source: Source): string[] {
  return syntaxOf(source)
    .nodes.filter(({ type }) => type === "ClassDeclaration" || type === "ClassExpression")
    .filter(({ superClass }) => !/Error$|^Refusal$|^Component$/.test(nameOf(superClass) ?? ""))
    .map(({ start }) => `${lineOf(source, start)}: a class`);
}

test("nothing is hidden from the compiler, the linter or the tests", () => {
  expect(sources.flatMap(shortcuts)).toEqual([]);
});

test("drizzle begins and ends every transaction of the house", () => {
  expect(sources.flatMap(handWritten)).toEqual([]);
});

test("each `as` has its reason beside it", () => {
  const product = sources.filter(({ path }) => !path.startsWith("test/"));
  expect(product.flatMap(unreasoned)).toEqual([]);
  const bare = { path: "bot/a.ts", text: "const a = b as C;" };
  expect(unreasoned(bare)).toHaveLength(1);
  const text = "// The door has read it.\nconst a = b as C;\nconst d = [1] as const;";
  expect(unreasoned({ path: "bot/a.ts", text })).toEqual([]);
});

test("only errors are classes", () => {
  expect(sources.flatMap(classes)).toEqual([]);
});

test.each([
  "const a: any = 1;",
  "const b = a!.b;",
  "enum Colour { Red }",
  "test.only('a', run);",
  "describe.skip('a', run);",
  "// @ts-expect-error because",
  "/* biome-ignore lint: because */",
])("this way around is found: %s", (text) => {
  expect(shortcuts({ path: "bot/a.ts", text })).toHaveLength(1);
});

test.each(['await db.execute("begin");', "await db.execute(sql`BEGIN; select 1`);"])(
  "this transaction by hand is found: %s",
  (text) => {
    expect(handWritten({ path: "mocca/a.ts", text }).length).toBeGreaterThan(0);
    expect(handWritten({ path: "db/environment-database.ts", text })).toEqual([]);
  },
);

test("a class is found, an error's is not", () => {
  expect(classes({ path: "mocca/a.ts", text: "export class Service {}" })).toHaveLength(1);
  expect(classes({ path: "mocca/a.ts", text: "class Lost extends Error {}" })).toEqual([]);
});
