import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { EnvironmentMigration } from "../../../../db/environment-migrations.ts";
import { type BuildRecord, buildRecord } from "./build-record.ts";

/** A finished build: its folder, named by its hash, holds worker.js, assets/, the migrations, and build.json with the rest. */
export type Build = BuildRecord & { hash: string; folder: string };

export async function readBuild(folder: string): Promise<Build> {
  const record = buildRecord.parse(JSON.parse(await readFile(join(folder, "build.json"), "utf8")));
  return { ...record, hash: basename(folder), folder };
}

/** The SQL of a build's migrations, in the order in which they run. */
export async function readMigrations(build: Build): Promise<EnvironmentMigration[]> {
  const read: EnvironmentMigration[] = [];
  for (const { module, name, path } of build.migrations)
    read.push({ module, name, path, sql: await readFile(join(build.folder, path), "utf8") });
  return read;
}
