import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../../../../db/refusal.ts";
import { branchRef } from "./git-names.ts";
import { refsOf } from "./refs.ts";
import { repositoryConfig } from "./repository-config.ts";
import { runGit, tryGit } from "./run-git.ts";

export type Repository = {
  /** Empty when nobody marked it. */
  marker: string;
  /** Branch to commit; empty for a repository that is not ours to look into. */
  branches: Record<string, string>;
};

/** Whose the repository at `gitDir` is; empty when nobody marked it, undefined when there is none. */
export async function repositoryMarker(gitDir: string): Promise<string | undefined> {
  const there = await stat(gitDir).catch(() => undefined);
  if (!there) return undefined;
  const config = join(gitDir, "config");
  const read = await tryGit(gitDir, ["config", "--file", config, "--get", "mocca.marker"]);
  return read.code === 0 ? read.stdout.toString().replace(/\n$/, "") : "";
}

/** What stands at `gitDir`, read only; undefined when there is nothing. */
export async function observeRepository(gitDir: string): Promise<Repository | undefined> {
  const marker = await repositoryMarker(gitDir);
  if (marker === undefined) return undefined;
  const refs = marker ? await refsOf(gitDir) : undefined;
  const heads = Object.entries(refs ?? {}).filter(([ref]) => ref.startsWith("refs/heads/"));
  const branches = heads.map(([ref, commit]) => [ref.slice("refs/heads/".length), commit]);
  return { marker, branches: Object.fromEntries(branches) };
}

export type Owned = { gitDir: string; marker: string };

/**
 * Makes the bare repository at `gitDir`, or adopts it when it carries `marker`, and brings its
 * settings up to date. It is made beside its place and renamed into it: there is never half of one.
 * Refuses a folder that carries another marker or none.
 */
export async function ensureRepository(
  wanted: Owned & { defaultBranch?: string },
): Promise<Repository> {
  const { gitDir, marker, defaultBranch = "main" } = wanted;
  const found = await observeRepository(gitDir);
  if (!found) await make(wanted);
  else assertOurs(found, wanted, "was not touched");

  const config = join(gitDir, "config");
  const text = repositoryConfig(marker);
  if ((await readFile(config, "utf8")) !== text) {
    await writeFile(`${config}.new`, text, { flush: true });
    await rename(`${config}.new`, config);
  }
  await runGit(gitDir, ["symbolic-ref", "HEAD", branchRef(defaultBranch)]);
  const made = await observeRepository(gitDir);
  if (!made) throw new Error(`The repository at ${gitDir} went away while it was made`);
  assertOurs(made, wanted, "was not touched");
  return made;
}

/** Takes the repository away; gone already is success. Refuses one that does not carry `marker`. */
export async function removeRepository(wanted: Owned): Promise<void> {
  const { gitDir } = wanted;
  const found = await observeRepository(gitDir);
  if (found) assertOurs(found, wanted, "was not removed");
  await clear(leftover(gitDir, "making"));
  await clear(leftover(gitDir, "removing"));
  if (!found) return;
  await rename(gitDir, leftover(gitDir, "removing"));
  await clear(leftover(gitDir, "removing"));
}

async function make(wanted: Owned): Promise<void> {
  const { gitDir, marker } = wanted;
  const making = leftover(gitDir, "making");
  await clear(making);
  await mkdir(dirname(gitDir), { recursive: true, mode: 0o700 });
  await runGit(making, ["init", "--quiet", "--bare", "--template=", "--object-format=sha1"]);
  await writeFile(join(making, "config"), repositoryConfig(marker), { flush: true });
  // Another maker may have been quicker: whose it is, is then read from what stands there.
  await rename(making, gitDir).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    assertOurs((await observeRepository(gitDir)) ?? nobodys, wanted, "was not touched");
    await clear(making);
  });
}

const nobodys: Repository = { marker: "", branches: {} };

function assertOurs(found: Repository, { gitDir, marker }: Owned, what: string): void {
  if (found.marker === marker) return;
  const whose = found.marker ? "belongs to something else" : "was not made by Mocca";
  throw new Refusal(
    "conflict",
    `The folder ${basename(gitDir)} ${what}: it ${whose}.`,
    "Move that folder away or choose another slug, then try again.",
  );
}

const leftover = (gitDir: string, doing: "making" | "removing") => `${gitDir}.${doing}`;

/** Retries while a push or a fetch that is still ending writes into the folder. */
const clear = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 10 });
