import * as fs from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../../../db/refusal.ts";
import { branchRef, commitId } from "./git-names.ts";
import { runGit, tryGit } from "./run-git.ts";

/** The commit of a branch, or undefined when there is no such branch or repository. */
export async function head(gitDir: string, branch: string): Promise<string | undefined> {
  // A branch that moved since git last packed its refs stands in a file of its own; that saves a process.
  const loose = await fs.readFile(join(gitDir, branchRef(branch)), "utf8").catch(() => "");
  if (/^[0-9a-f]{40}\n$/.test(loose)) return loose.trim();
  const { code, stdout } = await tryGit(gitDir, [
    "rev-parse",
    "--verify",
    "--quiet",
    branchRef(branch),
  ]);
  return code === 0 ? stdout.toString().trim() : undefined;
}

/**
 * One file of a commit, or undefined when it is not there. A symbolic link is read as its text,
 * never followed. Refuses a file of more than `limit` bytes.
 */
export async function readFile(
  gitDir: string,
  commit: string,
  path: string,
  limit = 4 * 1024 * 1024,
): Promise<Buffer | undefined> {
  const found = await tryGit(gitDir, ["ls-tree", "-l", "-z", commitId(commit), "--", path]);
  const entry = found.code === 0 ? entries(found.stdout)[0] : undefined;
  if (entry?.path !== path) return undefined;
  if (entry.size > limit)
    throw new Refusal(
      "invalid",
      `${path} was not read: it holds ${entry.size} bytes, and at most ${limit} are read.`,
      "Make the file smaller and push again.",
    );
  return runGit(gitDir, ["cat-file", "blob", entry.id]);
}

export type TreeFile = { path: string; id: string; size: number };

/** The files of a commit in git's order, all or those named, or undefined when there is no such commit. */
export async function listFiles(
  gitDir: string,
  commit: string,
  paths: readonly string[] = [],
): Promise<TreeFile[] | undefined> {
  const args = ["ls-tree", "-r", "-l", "-z", commitId(commit), "--", ...paths];
  const { code, stdout } = await tryGit(gitDir, args);
  return code === 0 ? entries(stdout) : undefined;
}

function entries(listing: Buffer): TreeFile[] {
  const lines = listing.toString().split("\0").filter(Boolean);
  return lines.flatMap((line) => {
    const [, type, id = "", size = "", path = ""] =
      /^\d+ (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)$/s.exec(line) ?? [];
    return type === "blob" ? [{ path, id, size: Number(size) }] : [];
  });
}

export type LogEntry = { commit: string; at: Date; author: string; subject: string };

/** The last `most` commits up to `to`, newest first, without those that `without` also has. */
export async function log(
  gitDir: string,
  to: string,
  most: number,
  without?: string,
): Promise<LogEntry[]> {
  const range = without ? [commitId(to), `^${commitId(without)}`] : [commitId(to)];
  const format = "--format=%H%x00%ct%x00%an%x00%s";
  const { code, stdout } = await tryGit(gitDir, ["log", "-z", format, `-n${most}`, ...range, "--"]);
  const fields = code === 0 ? stdout.toString().split("\0") : [];
  const found: LogEntry[] = [];
  for (let i = 0; i + 3 < fields.length; i += 4) {
    const [commit = "", seconds = "", author = "", subject = ""] = fields.slice(i, i + 4);
    found.push({ commit, at: new Date(Number(seconds) * 1000), author, subject });
  }
  return found;
}

/** Does `descendant` hold everything of `ancestor`? No, when either is not there. */
export async function isAncestor(
  gitDir: string,
  ancestor: string,
  descendant: string,
): Promise<boolean> {
  const { code } = await tryGit(gitDir, [
    "merge-base",
    "--is-ancestor",
    commitId(ancestor),
    commitId(descendant),
  ]);
  return code === 0;
}

const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/**
 * The paths that differ between two commits; `before` is null for a branch that was just made.
 * Undefined when either is not there.
 */
export async function diffNames(
  gitDir: string,
  before: string | null,
  after: string,
): Promise<string[] | undefined> {
  const from = before === null ? emptyTree : commitId(before);
  const { code, stdout } = await tryGit(gitDir, [
    "diff-tree",
    "-r",
    "-z",
    "--name-only",
    "--no-renames",
    from,
    commitId(after),
  ]);
  return code === 0 ? stdout.toString().split("\0").filter(Boolean) : undefined;
}
