import { expect, test } from "vitest";
import { consoleQuestions } from "../../bot/console/questions.ts";
import { talks } from "../../bot/console/talks.ts";
import { questions } from "../../mocca/questions.ts";
import { rightWords } from "../../mocca/rights.ts";
import { verbs } from "../../mocca/verbs.ts";
import { declaredBy } from "./declared.ts";
import { isNode, listOf, nameOf, syntaxOf } from "./syntax.ts";
import { type Source, sources } from "./tree.ts";

type Declared = { name: string; help: string; right: string; input: unknown };

/** What a verb or question lacks, in words. */
function lacks({ help, right, input }: Declared): string[] {
  return [
    ...(/^[A-Z][^\n]{4,100}\.$/.test(help) ? [] : ["one sentence of help"]),
    ...(Object.hasOwn(rightWords, right) ? [] : ["a right"]),
    ...(typeof input === "object" && input !== null && "safeParse" in input ? [] : ["an input"]),
  ];
}

/** Whether a file says `events` with anything in it but an empty list. */
function writesEvents(source: Source): boolean {
  return syntaxOf(source).nodes.some(({ type, key, value }) => {
    if (type !== "Property" || nameOf(key) !== "events" || !isNode(value)) return false;
    return value.type !== "ArrayExpression" || listOf(value["elements"]).length > 0;
  });
}

const all = [...verbs, ...questions, ...consoleQuestions, ...talks];

test.each(all.map((one) => [one.name, one] as const))(
  "%s has a right, an input and one sentence of help",
  (_, declared) => {
    expect(lacks(declared)).toEqual([]);
  },
);

test("each verb writes an event of what it changed", () => {
  const declaring = sources.filter(
    (source) => source.path.startsWith("mocca/") && declaredBy(source, "verb").length > 0,
  );
  expect(declaring.length).toBe(verbs.length);
  expect(declaring.filter((source) => !writesEvents(source)).map(({ path }) => path)).toEqual([]);
});

/** Whether a file that declares a question also changes rows. */
function asksAndWrites(source: Source): boolean {
  const writes = /\.(insert|update|delete)\(|\brecord\(/.test(source.text);
  return writes && declaredBy(source, "question").length > 0;
}

test("no question writes a row", () => {
  const asking = sources.filter(({ path }) => path.startsWith("mocca/"));
  expect(asking.filter(asksAndWrites).map(({ path }) => path)).toEqual([]);
  const text = "export const list = question({ run: (db) => db.delete(client) });";
  expect(asksAndWrites({ path: "mocca/a.ts", text })).toBe(true);
});

test("a verb that says nothing, and one without right, input or help, are found", () => {
  const silent = "export const add = verb({ run: () => ({ result: 1, events: [] }) });";
  expect(writesEvents({ path: "mocca/add.ts", text: silent })).toBe(false);
  const speaking = silent.replace("[]", "[{ kind: 'added' }]");
  expect(writesEvents({ path: "mocca/add.ts", text: speaking })).toBe(true);
  const empty = { name: "add", help: "", right: "toString", input: undefined };
  expect(lacks(empty)).toHaveLength(3);
});
