import { createHash } from "node:crypto";
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

const lock = buildRecord.pick({ modules: true });
const migrationName = /^\d{4}_[\w.-]+\.sql$/;

/**
 * Reads the modules from the worktree's mocca.lock.json and their migrations in the same order, then the client's own.
 * Refuses a lock that cannot be read, a misnamed migration and a folder of migrations that is no module's.
 */
export async function readBuildRecord(tree: string): Promise<BuildRecord> {
  const modules = await readLock(tree);
  const folders = await namesIn(join(tree, "migrations"));
  const stray = folders.find((name) => !modules.some((module) => module.name === name));
  if (stray !== undefined)
    throw refuse(
      `migrations/${stray} belongs to no module of mocca.lock.json.`,
      "Put migrations of your own in custom/migrations.",
    );
  const migrations: BuildRecord["migrations"] = [];
  for (const { name } of modules)
    migrations.push(...(await migrationsIn(tree, name, `migrations/${name}`)));
  migrations.push(...(await migrationsIn(tree, "custom", "custom/migrations")));
  return { modules, migrations };
}

async function readLock(tree: string): Promise<BuildRecord["modules"]> {
  const text = await readFile(join(tree, "mocca.lock.json"), "utf8").catch(() => "");
  try {
    return lock.parse(JSON.parse(text)).modules;
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
  const names = (await namesIn(join(tree, folder))).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = `${folder}/${name}`;
      if (!migrationName.test(name))
        throw refuse(`${path} has no number.`, "Name it like 0001_what_it_does.sql.");
      const sha256 = createHash("sha256")
        .update(await readFile(join(tree, path)))
        .digest("hex");
      return { module, name, path, sha256 };
    }),
  );
}

/** No folder is as good as an empty one. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function refuse(message: string, next: string): Refusal {
  return new Refusal("invalid", message, next);
}
