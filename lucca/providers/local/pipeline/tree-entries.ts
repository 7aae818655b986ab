import { Refusal } from "../../../../db/refusal.ts";
import { readGit } from "./git-object.ts";
import { isToolFile } from "./tool-files.ts";
import { foldedName, whyRefused } from "./tree-name.ts";

export type TreeLimits = { files: number; fileBytes: number; totalBytes: number };
export type TreeEntry = { path: string; object: string; bytes: number };

const next = "Change it in a new commit and push again.";

/**
 * The regular files of a tree that may be written to disk, without those that configure tools.
 * Refuses in words: symbolic links, submodules, names that lead elsewhere or hide, and trees over the limits.
 */
export async function listTree(
  gitDir: string,
  tree: string,
  limits: TreeLimits,
  signal: AbortSignal,
): Promise<TreeEntry[]> {
  const listing = await readGit(gitDir, ["ls-tree", "-r", "-l", "-z", "--full-tree", tree], {
    maxBytes: limits.files * 512,
    signal,
  });
  const lines = listing === undefined ? undefined : linesOf(listing);
  if (lines === undefined || lines.length > limits.files)
    throw new Refusal("invalid", `The commit has more than ${limits.files} files.`, next);

  const entries: TreeEntry[] = [];
  const taken = new Map<string, string>();
  let total = 0;
  for (const line of lines) {
    const entry = entryOf(line, limits);
    refuseTwins(taken, entry.path);
    if (isToolFile(entry.path)) continue;
    total += entry.bytes;
    entries.push(entry);
  }
  if (total > limits.totalBytes)
    throw new Refusal(
      "invalid",
      `The commit holds ${mebibytes(total)}; ${mebibytes(limits.totalBytes)} is the limit.`,
      next,
    );
  return entries;
}

function linesOf(listing: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < listing.length; ) {
    const end = listing.indexOf(0, start);
    lines.push(listing.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function entryOf(line: Buffer, limits: TreeLimits): TreeEntry {
  const tab = line.indexOf(9);
  const [mode, , object, size] = line.toString("latin1", 0, tab).split(/ +/);
  const name = line.subarray(tab + 1);
  const path = name.toString("utf8");
  const refuse = (why: string) =>
    new Refusal("invalid", `${printable(path)} is refused: ${why}.`, next);

  if (!Buffer.from(path).equals(name)) throw refuse("its name is not UTF-8");
  const why = whyRefused(path);
  if (why !== undefined) throw refuse(why);
  if (mode === "120000")
    throw refuse("it is a symbolic link, and none is followed; put the file itself there");
  if (mode === "160000") throw refuse("it is a submodule; put its files there");
  const bytes = Number(size);
  if (object === undefined || !Number.isSafeInteger(bytes))
    throw new Error(`git ls-tree printed ${printable(path)} oddly`);
  if (bytes > limits.fileBytes)
    throw refuse(`it has ${mebibytes(bytes)}; one file may have ${mebibytes(limits.fileBytes)}`);
  return { path, object, bytes };
}

/** On some file systems two names are one: the second would overwrite the first. */
function refuseTwins(taken: Map<string, string>, path: string): void {
  const names = path.split("/");
  for (let depth = 1; depth <= names.length; depth += 1) {
    const isFile = depth === names.length;
    const place = names.slice(0, depth).join("/") + (isFile ? "" : "/");
    const key = foldedName(isFile ? place : place.slice(0, -1));
    const twin = taken.get(key);
    if (twin !== undefined && (isFile || twin !== place))
      throw new Refusal(
        "invalid",
        `${printable(place)} and ${printable(twin)} would be one file on some machines.`,
        next,
      );
    taken.set(key, place);
  }
}

function printable(path: string): string {
  return JSON.stringify(path.slice(0, 240)).slice(1, -1);
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
