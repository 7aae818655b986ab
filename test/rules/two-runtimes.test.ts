import { expect, test } from "vitest";
import { importsOf } from "./imports.ts";
import { nodeOnly } from "./node-only.ts";
import { lineOf, nameOf, syntaxOf } from "./syntax.ts";
import { type Source, sources } from "./tree.ts";

/** Where the process and its environment may be named: the entries read them once and hand on values. */
const entries = ["api/node.ts", "api/say.ts", "api/dev.ts", "api/migrate.ts"];

/** Drivers that only Node can load. */
const nodePackages = new Set([
  "pg",
  "pg-boss",
  "ws",
  "@hono/node-server",
  "miniflare",
  "esbuild",
  "vite",
]);

/**
 * What both runtimes run: the app and the Worker with all that they reach, and all of the house that is
 * in no Node-only place.
 */
const shared = sources.filter(
  ({ path }) =>
    ["api/app.ts", "api/worker.ts"].includes(path) ||
    (/^(mocca|lucca|bot)\//.test(path) && !/^(lucca\/providers\/local|bot\/terminal)\//.test(path)),
);

/** Every file that some files load when they run, by path, with the way there. */
function reachedFrom(roots: readonly Source[], all: readonly Source[]): Map<string, string> {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const ways = new Map<string, string>();
  const visit = (path: string, way: string) => {
    const source = byPath.get(path);
    if (source === undefined || ways.has(path)) return;
    ways.set(path, way);
    for (const { file, typeOnly } of importsOf(source))
      if (file !== undefined && !typeOnly) visit(file, `${way} → ${file}`);
  };
  for (const { path } of roots) visit(path, path);
  return ways;
}

/** What stops the files that are reached from running on Workers, one line each. */
function stoppedOnWorkers(roots: readonly Source[], all: readonly Source[]): string[] {
  const ways = reachedFrom(roots, all);
  return all
    .filter(({ path }) => ways.has(path))
    .flatMap((source) => {
      const way = ways.get(source.path);
      const isLocal = source.path.startsWith("lucca/providers/local/");
      const loads = importsOf(source).filter(
        ({ pack, typeOnly }) =>
          !typeOnly && pack !== undefined && (nodeOnlyBuiltin(pack) || nodePackages.has(pack)),
      );
      return [
        ...(isLocal ? [`${way}: the local provider is Node's alone`] : []),
        ...loads.map(({ pack }) => `${way}: ${pack} is not there on Workers`),
        ...processIn(source).map((at) => `${at}: names the process`),
      ];
    });
}

function nodeOnlyBuiltin(pack: string): boolean {
  return pack.startsWith("node:") && nodeOnly(pack);
}

function processIn(source: Source): string[] {
  return syntaxOf(source)
    .nodes.filter(({ type, object }) => type === "MemberExpression" && nameOf(object) === "process")
    .map(({ start }) => lineOf(source, start));
}

function environmentIn(source: Source): string[] {
  return syntaxOf(source)
    .nodes.filter(
      ({ type, object, property }) =>
        type === "MemberExpression" && nameOf(object) === "process" && nameOf(property) === "env",
    )
    .map(({ start }) => lineOf(source, start));
}

test("the app and the business run on Node and on Workers alike", () => {
  expect(reachedFrom(shared, sources).size).toBeGreaterThan(80);
  expect(stoppedOnWorkers(shared, sources)).toEqual([]);
});

test("the environment is read by the entries alone", () => {
  const elsewhere = sources.filter(
    ({ path }) => /^(api|bot|mocca|lucca|db|portal)\//.test(path) && !entries.includes(path),
  );
  expect(elsewhere.flatMap(environmentIn)).toEqual([]);
});

test("a file that Workers cannot run is found however far away it is", () => {
  const app = {
    path: "api/app.ts",
    text: 'import { a } from "./a.ts"; import type { T } from "./t.ts";',
  };
  const all = [
    app,
    { path: "api/a.ts", text: 'export * from "../lucca/providers/local/b.ts";' },
    {
      path: "lucca/providers/local/b.ts",
      text: 'import "node:fs"; const port = process.env.PORT;',
    },
    { path: "api/t.ts", text: 'import "node:net";' },
  ];
  expect(stoppedOnWorkers([app], all)).toHaveLength(3);
});
