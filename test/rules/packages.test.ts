import { expect, test } from "vitest";
import { type Import, importsOf } from "./imports.ts";
import { nodeOnly } from "./node-only.ts";
import { type Source, sources } from "./tree.ts";

const local = "lucca/providers/local/";
const pages = ["portal/", "modules/*/dashboard/"];
const drizzle = ["db/", "lucca/", "mocca/", "bot/", "api/"];

/**
 * Where each package may be named, beside the tests. One that has no line here is refused until it
 * gets one. `*` in a place is one name.
 */
const packages: Record<string, readonly string[]> = {
  "@better-auth/passkey": ["api/auth/", "portal/"],
  "@dagrejs/dagre": ["portal/"],
  "@hono/node-server": ["api/"],
  "@mantine/core": pages,
  "@mantine/form": pages,
  "@mantine/hooks": pages,
  "@mantine/modals": pages,
  "@mantine/notifications": pages,
  "@mantine/spotlight": pages,
  "@neondatabase/serverless": ["db/", "modules/mocca-client/api/", "modules/template/migrate.ts"],
  "@tabler/icons-react": pages,
  "@tanstack/react-query": ["portal/"],
  "better-auth": ["api/auth/", "portal/"],
  canonicalize: ["db/", "lucca/"],
  "drizzle-kit": ["drizzle.config.ts"],
  "drizzle-orm": drizzle,
  esbuild: [local],
  jose: ["api/access/", "lucca/access/", local, "modules/mocca-client/api/"],
  nodemailer: ["api/mail.ts"],
  "type-fest": ["api/v1/"],
  hono: ["api/", "modules/contract.ts", "modules/*/api/", "modules/template/custom/api.ts"],
  miniflare: [local],
  pg: ["db/"],
  "pg-boss": ["api/boss.ts"],
  react: [...pages, "modules/contract.ts"],
  "react-dom": pages,
  uuid: ["db/id.ts"],
  vite: [local, "vite.config.ts", "modules/template/vite.config.ts"],
  vitest: ["vitest.config.ts"],
  wouter: pages,
  ws: ["db/bridge.ts", "api/"],
  zod: ["api/", "bot/", "mocca/", "lucca/", "modules/*/api/"],
};

/** Node's own modules that Workers lack: the Node entries, what they alone import, and `local`. */
const onNode = ["api/", "bot/terminal/", "db/", local, "start.mjs", "modules/template/migrate.ts"];

function strays(source: Source): string[] {
  if (source.path.startsWith("test/")) return [];
  return importsOf(source).flatMap((found) =>
    found.pack === undefined ||
    placesOf(found, found.pack).some((place) => isIn(source.path, place))
      ? []
      : [`${found.at}: ${found.specifier} may not be named here`],
  );
}

function placesOf({ specifier }: Import, pack: string): readonly string[] {
  if (!pack.startsWith("node:")) return packages[pack] ?? [];
  if (specifier?.startsWith("node:") !== true) return [];
  return nodeOnly(pack) ? onNode : [""];
}

function isIn(path: string, place: string): boolean {
  const pattern = place.replaceAll(".", "\\.").replaceAll("*", "[^/]+");
  return new RegExp(`^${pattern}`).test(path);
}

test("each package is named in its one place", () => {
  expect(sources.flatMap(strays)).toEqual([]);
});

test.each([
  ["mocca/verb.ts", 'import type { Pool } from "pg";'],
  ["bot/send.ts", 'import { Hono } from "hono/tiny";'],
  ["bot/send.ts", 'import { App } from "@slack/bolt";'],
  ["api/app.ts", 'import PgBoss from "pg-boss";'],
  ["lucca/compose/compose.ts", 'import { build } from "esbuild";'],
  ["lucca/vault.ts", 'import { readFileSync } from "node:fs";'],
  ["bot/parse.ts", 'export { readFile } from "node:fs/promises";'],
  ["mocca/verb.ts", 'await import("node:child_process");'],
  ["db/pg.ts", 'import { once } from "events";'],
  ["modules/crm-base/api/routes.ts", 'import { useState } from "react";'],
])("in %s this is refused: %s", (path, text) => {
  expect(strays({ path, text })).toHaveLength(1);
});

test("what Workers have of Node may be named anywhere", () => {
  const text = 'import { createHash } from "node:crypto";';
  expect(strays({ path: "mocca/tokens/issue.ts", text })).toEqual([]);
});
