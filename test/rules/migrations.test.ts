import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { boolean, pgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import * as schema from "../../db/schema.ts";
import { files, read, root } from "./tree.ts";

type Journal = { entries: { idx: number; tag: string }[] };

const journal: Journal = JSON.parse(read("migrations/meta/_journal.json"));

/** The statements that would bring the newest migration's database to these tables. */
async function missing(tables: Record<string, unknown>): Promise<string[]> {
  const last = String(journal.entries.at(-1)?.idx).padStart(4, "0");
  const migrated = JSON.parse(read(`migrations/meta/${last}_snapshot.json`));
  return generateMigration(migrated, generateDrizzleJson(tables, migrated.id));
}

test("the migrations make exactly the tables of db/schema.ts", async () => {
  expect(await missing(schema)).toEqual([]);
});

test("each migration is in the journal and has its file", () => {
  const written = files.filter((path) => /^migrations\/[^/]+\.sql$/.test(path));
  const known = journal.entries.map(({ tag }) => `migrations/${tag}.sql`);
  expect(known).toEqual(written);
});

test("drizzle finds no two migrations that part from the same one", async () => {
  const program = `${root}/node_modules/drizzle-kit/bin.cjs`;
  const { stdout } = await promisify(execFile)(process.execPath, [program, "check"], { cwd: root });
  expect(stdout).toContain("Everything's fine");
});

test("a table that has no migration yet is found", async () => {
  const added = pgTable("zebra", { striped: boolean() });
  const found = await missing({ ...schema, added });
  expect(found.join("\n")).toContain('CREATE TABLE "zebra"');
});
