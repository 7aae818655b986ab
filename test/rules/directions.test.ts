import { expect, test } from "vitest";
import { importsOf } from "./imports.ts";
import { type Source, sources } from "./tree.ts";

const lucca = ["lucca/*.ts", "lucca/access/", "lucca/compose/", "lucca/deploys/", "lucca/run/"];
const catalogue = ["modules/index.ts", "modules/contract.ts"];

/**
 * What each place may import of ours; the longest place wins. `*` is any one name, `<name>` the same
 * one in a place and in what it may import. "!" at the end: as a type only.
 */
const directions: Record<string, readonly string[]> = {
  "api/": ["api/", "bot/", "mocca/", "lucca/", "db/", "package.json"],
  "bot/": ["bot/", "mocca/", ...lucca, "db/", ...catalogue],
  "mocca/": ["mocca/", ...lucca, "db/", ...catalogue],
  "lucca/": [...lucca, "db/", ...catalogue],
  "lucca/providers/<name>/": ["lucca/providers/<name>/", ...lucca, "db/", ...catalogue],
  "db/": ["db/"],
  "portal/": ["portal/", "api/v1/calls.ts!", "bot/message.ts!", "db/schema.ts!"],
  "modules/contract.ts": [],
  "modules/index.ts": ["modules/contract.ts", "modules/*/module.ts"],
  "modules/<name>/": ["modules/<name>/", "modules/contract.ts"],
  "test/": ["test/", "api/", "bot/", "mocca/", "lucca/", "db/", "portal/", "modules/"],
  "start.mjs": [],
  "*.config.ts": ["test/chromium.ts"],
};

const places = Object.keys(directions)
  .map((place) => ({ place, pattern: pattern(place) }))
  .sort((a, b) => b.place.length - a.place.length);

function pattern(place: string, name = "([^/]+)"): RegExp {
  const text = place.replaceAll(".", "\\.").replace("<name>", name).replaceAll("*", "[^/]+");
  return new RegExp(`^${text}${place.endsWith("/") ? "" : "$"}`);
}

/** Loads the compiler that the pipeline runs from the folder that it found it in. */
const mayCompute = "lucca/providers/local/pipeline/toolchain.ts";

/** Each import of ours that the table does not allow, one line each. */
function wrongWays(source: Source): string[] {
  const home = places.find(({ pattern }) => pattern.test(source.path));
  if (home === undefined) return [`${source.path}: this place has no line in the table`];
  const name = home.pattern.exec(source.path)?.[1];
  const allowed = directions[home.place] ?? [];
  return importsOf(source).flatMap(({ at, specifier, file, typeOnly }) => {
    if (specifier === undefined)
      return source.path === mayCompute || home.place === "test/" ? [] : [`${at}: is computed`];
    if (file === undefined) return [];
    const reaches = (one: string) => pattern(one.replace("!", ""), name).test(file);
    const may = allowed.some((one) => reaches(one) && (typeOnly || !one.endsWith("!")));
    return may ? [] : [`${at}: ${home.place} may not import ${file}`];
  });
}

test("everything imports in one direction: api, bot, mocca, lucca, db", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap(wrongWays)).toEqual([]);
});

test.each([
  ["db/event.ts", 'import type { Actor } from "../mocca/rights.ts";'],
  ["mocca/verb.ts", 'export * from "../bot/command.ts";'],
  ["mocca/verb.ts", 'export type { Command } from "../bot/command.ts";'],
  ["bot/send.ts", 'const send = await import("../api/app.ts");'],
  ["bot/send.ts", 'type App = import("../api/app.ts").App;'],
  ["bot/send.ts", "await import(name);"],
  ["bot/send.ts", 'import { code } from "../lucca/providers/local/code.ts";'],
  ["lucca/plan.ts", 'import "./providers/local/code.ts";'],
  ["lucca/providers/neon/branch.ts", 'import { code } from "../local/code.ts";'],
  ["portal/page.tsx", 'import { createApp } from "../api/app.ts";'],
  ["modules/crm-base/api/routes.ts", 'import type { Brand } from "../../mocca-client/brand.ts";'],
  ["modules/crm-base/module.ts", 'import { catalogue } from "../index.ts";'],
  ["db/pg.ts", 'const words = require("../bot/words.ts");'],
  ["elsewhere/new.ts", ""],
])("in %s this is refused: %s", (path, text) => {
  expect(wrongWays({ path, text })).toHaveLength(1);
});

test.each([
  ["portal/page.tsx", 'import type { Questions } from "../api/v1/calls.ts";'],
  ["modules/crm-base/api/routes.ts", 'import { fullName } from "../../crm-base/contact.ts";'],
  ["lucca/providers/neon/branch.ts", 'import { call } from "./call.ts";'],
  ["mocca/verb.ts", "// import { Command } from '../bot/command.ts'"],
])("in %s this is allowed: %s", (path, text) => {
  expect(wrongWays({ path, text })).toEqual([]);
});
