import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../../../../db/refusal.ts";

/** `build.json`: what a build is, the same for every commit with the same files. Migrations stand in the order they run. */
export const buildRecord = z.object({
  modules: z.array(z.object({ name: z.string(), version: z.string() })),
  /** `module` is `custom` for the client's own. */
  migrations: z.array(
    z.object({ module: z.string(), name: z.string(), path: z.string(), sha256: z.string() }),
  ),
});
export type BuildRecord = z.infer<typeof buildRecord>;

/** Names of folders: nothing else may stand in a lock that a push can change. */
const lock = z.object({
  migrations: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,40}$/)
    .default("migrations"),
  modules: z
    .array(
      z.object({
        name: z
          .string()
          .regex(/^[a-z][a-z0-9-]{0,60}$/)
          .refine((name) => name !== "custom"),
        version: z.string().regex(/^[\w.+-]{1,40}$/),
      }),
    )
    .max(200)
    .refine((modules) => new Set(modules.map(({ name }) => name)).size === modules.length),
});
const migrationName = /^\d{4}_[\w.-]+\.sql$/;

/**
 * Reads the modules from the worktree's mocca.lock.json and their migrations in the same order, then the client's own.
 * Refuses a lock that cannot be read, a misnamed migration and migrations that are no module's.
 */
export async function readBuildRecord(tree: string): Promise<BuildRecord> {
  const { modules, migrations: folder } = await readLock(tree);
  const there = await entriesOf(join(tree, folder));
  const stray = there.find(
    (entry) =>
      (entry.isDirectory() || entry.name.endsWith(".sql")) &&
      !modules.some((module) => module.name === entry.name),
  );
  if (stray !== undefined)
    throw refuse(
      `${folder}/${stray.name} belongs to no module of mocca.lock.json.`,
      "Put migrations of your own in custom/migrations.",
    );
  const migrations: BuildRecord["migrations"] = [];
  for (const { name } of modules)
    migrations.push(...(await migrationsIn(tree, name, `${folder}/${name}`)));
  migrations.push(...(await migrationsIn(tree, "custom", "custom/migrations")));
  return { modules, migrations };
}

async function readLock(tree: string): Promise<z.infer<typeof lock>> {
  const text = await readFile(join(tree, "mocca.lock.json"), "utf8").catch(() => "");
  try {
    return lock.parse(JSON.parse(text));
  } catch {
    // Missing, no JSON, or of another shape: the person's next step is the same.
    throw refuse(
      "mocca.lock.json does not list the modules.",
      "Take it from the last commit that was deployed.",
    );
  }
}

async function migrationsIn(
  tree: string,
  module: string,
  folder: string,
): Promise<BuildRecord["migrations"]> {
  const there = await entriesOf(join(tree, folder));
  const names = there.filter((entry) => entry.isFile() && entry.name.endsWith(".sql"));
  const found: BuildRecord["migrations"] = [];
  for (const { name } of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${name}`;
    if (!migrationName.test(name))
      throw refuse(`${path} has no number.`, "Name it like 0001_what_it_does.sql.");
    const content = await readFile(join(tree, path));
    const sha256 = createHash("sha256").update(content).digest("hex");
    found.push({ module, name, path, sha256 });
  }
  return found;
}

/** No folder is as good as an empty one. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

function refuse(message: string, next: string): Refusal {
  return new Refusal("invalid", message, next);
}
