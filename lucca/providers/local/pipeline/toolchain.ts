import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, realpath, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Refusal } from "../../../../db/refusal.ts";
import { findPackages, type Packages } from "./packages.ts";
import { readToolConfig, type ToolConfig } from "./tool-config.ts";

/** Everything the stages run with: Mocca's own tools and packages, and the folders they work in. All paths are real ones. */
export type Toolchain = {
  node: string;
  biome: string;
  tsc: string;
  /** The checkout's node_modules. */
  modulesFolder: string;
  /** The data directory, and the folders in it: finished builds, and worktrees beneath the packages they may use. */
  dataDir: string;
  builds: string;
  work: string;
  packages: Packages;
  config: ToolConfig;
  /** Of all that shapes a build beside the commit: tools, packages, and the code of these stages. */
  fingerprint: string;
};

/**
 * Prepares the tools for a checkout of Mocca and its data directory: links the packages that a client may use and clears
 * the worktrees that a killed process left. Refuses where the native tools are not installed. Safe to run again.
 */
export async function openToolchain(place: {
  checkout: string;
  dataDir: string;
}): Promise<Toolchain> {
  const modulesFolder = await realpath(join(place.checkout, "node_modules"));
  const require = createRequire(join(modulesFolder, "mocca.cjs"));
  const system = `${process.platform}-${process.arch}`;
  const biome = findTool(
    require,
    [`@biomejs/cli-${system}`, `@biomejs/cli-${system}-musl`],
    "biome",
  );
  const tsc = findTool(require, [`@typescript/typescript-${system}`], "lib/tsc");
  const template = join(place.checkout, "modules/template");
  const packages = await findPackages(modulesFolder, join(template, "package.json"));
  const config = await readToolConfig(template, packages.direct);
  const fingerprint = hash([
    process.version,
    await readFile(join(place.checkout, "package-lock.json"), "utf8"),
    ...packages.versions,
    ...Object.values(config),
    await ownSources(),
  ]);

  const dataDir = await realpath(place.dataDir);
  const home = join(dataDir, "pipeline", fingerprint);
  const work = join(home, "work");
  const builds = join(dataDir, "builds");
  await clearOthers(join(dataDir, "pipeline"), fingerprint);
  await rm(work, { recursive: true, force: true });
  await linkPackages(join(home, "node_modules"), packages.links);
  await mkdir(work, { recursive: true, mode: 0o700 });
  await mkdir(builds, { recursive: true, mode: 0o700 });
  return {
    node: process.execPath,
    biome,
    tsc,
    modulesFolder,
    dataDir,
    builds,
    work,
    packages,
    config,
    fingerprint,
  };
}

/** A native program in the first of these packages that is installed. */
function findTool(require: NodeJS.Require, names: readonly string[], program: string): string {
  for (const name of names) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), program);
    } catch {
      // Another variant of the same tool may be installed.
    }
  }
  throw new Refusal(
    "unavailable",
    `${names[0]} is not installed for this system.`,
    "Run npm install in Mocca's checkout.",
  );
}

async function ownSources(): Promise<string> {
  const folder = import.meta.dirname;
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  return hash(await Promise.all(names.map((name) => readFile(join(folder, name), "utf8"))));
}

function hash(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

async function clearOthers(folder: string, keep: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder))
    if (name !== keep) await rm(join(folder, name), { recursive: true, force: true });
}

/** Made aside and renamed into place, so that a kill never leaves half of the links. */
async function linkPackages(
  folder: string,
  links: Readonly<Record<string, string>>,
): Promise<void> {
  const aside = `${folder}.new`;
  await rm(aside, { recursive: true, force: true });
  for (const [name, target] of Object.entries(links)) {
    await mkdir(dirname(join(aside, name)), { recursive: true });
    await symlink(target, join(aside, name));
  }
  await rm(folder, { recursive: true, force: true });
  await rename(aside, folder);
}
