import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { commitId } from "../git/git-names.ts";
import { readGit } from "./git-object.ts";
import { listTree, type TreeLimits } from "./tree-entries.ts";

/** The id of a commit's tree; two commits with the same files have the same one. */
export async function treeOf(gitDir: string, commit: string, signal: AbortSignal): Promise<string> {
  const printed = await readGit(gitDir, ["rev-parse", "--verify", `${commitId(commit)}^{tree}`], {
    maxBytes: 200,
    signal,
  });
  return String(printed).trim();
}

/**
 * Writes one tree of a bare repository into the empty folder `into`: regular files only, without hooks, filters or attributes,
 * and without the files that configure tools. Refuses what listTree refuses.
 */
export async function exportTree(
  gitDir: string,
  tree: string,
  into: string,
  limits: TreeLimits,
  signal: AbortSignal,
): Promise<void> {
  const entries = await listTree(gitDir, tree, limits, signal);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const packed = await readGit(gitDir, ["cat-file", "--batch"], {
    input: entries.map((entry) => `${entry.object}\n`).join(""),
    maxBytes: bytes + entries.length * 100,
    signal,
  });
  if (packed === undefined) throw new Error("git cat-file printed more than the tree holds");

  for (const folder of new Set(entries.map((entry) => dirname(entry.path))))
    await mkdir(join(into, folder), { recursive: true, mode: 0o700 });
  let at = 0;
  for (const entry of entries) {
    const start = packed.indexOf(10, at) + 1;
    const header = packed.toString("latin1", at, start - 1);
    if (header !== `${entry.object} blob ${entry.bytes}`)
      throw new Error(`git cat-file said ${header}`);
    at = start + entry.bytes + 1;
    await writeFile(join(into, entry.path), packed.subarray(start, at - 1), {
      flag: "wx",
      mode: 0o600,
    });
  }
}
