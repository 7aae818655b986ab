import { commitId, noObject } from "./git-names.ts";
import { branchMoved, moveBranch } from "./move-branch.ts";
import { head, isAncestor } from "./read.ts";
import { runGit } from "./run-git.ts";

export type Author = { name: string; email: string };

export type Commit = {
  gitDir: string;
  branch: string;
  /** Path to content; files that are not named stay as they are. */
  files: ReadonlyMap<string, Uint8Array | string>;
  /** Files or whole folders to take out first. */
  remove?: readonly string[];
  message: string;
  author: Author;
  at?: Date;
  /** A second parent, whose changes this commit already holds. */
  merge?: string;
  /** Where the branch must stand: a commit, or null for "not there yet". Absent: wherever it is. */
  expect?: string | null;
};

const committer: Author = { name: "Mocca", email: "mocca@localhost" };

/**
 * Writes one commit onto a branch without a work tree and returns the branch's commit. When the
 * branch already holds this very tree nothing is written, so a run that was killed may say it
 * again. Refuses when the branch is not where it is expected, also when it moves meanwhile.
 */
export async function commitTree(wanted: Commit): Promise<string> {
  const { gitDir, branch, expect } = wanted;
  const now = await head(gitDir, branch);
  const base = expect === undefined ? now : (expect ?? undefined);
  const builtOn = now === base || (now && (!base || (await isAncestor(gitDir, base, now))));
  if (!builtOn) throw branchMoved(branch);

  const made = (await runGit(gitDir, ["fast-import", "--quiet", "--done"], stream(wanted, base)))
    .toString()
    .trim();
  if (now && wanted.merge === undefined && (await sameTree(gitDir, now, made))) return now;
  if (now !== base) throw branchMoved(branch);
  await moveBranch(gitDir, branch, base, made);
  return made;
}

async function sameTree(gitDir: string, a: string, b: string): Promise<boolean> {
  const trees = await runGit(gitDir, [
    "rev-parse",
    `${commitId(a)}^{tree}`,
    `${commitId(b)}^{tree}`,
  ]);
  const [one, other] = trees.toString().trim().split("\n");
  return one === other;
}

/** A ref for the length of one stream: its `reset` to nothing keeps it from being written. */
const scratch = "refs/mocca/commit";

/** git fast-import's language. Without the `done` at its end nothing is kept. */
function stream(wanted: Commit, base: string | undefined): Buffer {
  const seconds = Math.floor((wanted.at ?? new Date()).getTime() / 1000);
  const parts: (string | Uint8Array)[] = [
    `feature done\ncommit ${scratch}\nmark :1\n`,
    `author ${signature(wanted.author)} ${seconds} +0000\n`,
    `committer ${signature(committer)} ${seconds} +0000\n`,
    ...data(wanted.message),
    base ? `from ${commitId(base)}\n` : "",
    wanted.merge ? `merge ${commitId(wanted.merge)}\n` : "",
    ...(wanted.remove ?? []).map((path) => `D ${quoted(path)}\n`),
  ];
  for (const [path, content] of wanted.files)
    parts.push(`M 100644 inline ${quoted(path)}\n`, ...data(content));
  parts.push(`get-mark :1\nreset ${scratch}\nfrom ${noObject}\n\ndone\n`);
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
}

function data(content: string | Uint8Array): (string | Uint8Array)[] {
  return [`data ${Buffer.byteLength(content)}\n`, content, "\n"];
}

/** An author's name may be anything a person typed; these characters would end the field. */
function signature({ name, email }: Author): string {
  const kept = (c: string) => c >= " " && c !== "<" && c !== ">";
  const clean = (text: string) => [...text].filter(kept).join("").trim();
  return `${clean(name)} <${clean(email)}>`;
}

function quoted(path: string): string {
  const parts = path.split("/");
  const odd = parts.some((part) => part === "" || /^\.{1,2}$|^\.git$/i.test(part));
  if (odd || [...path].some((c) => c < " ")) throw new Error(`Not a path for a commit: ${path}`);
  return `"${path.replace(/["\\]/g, "\\$&")}"`;
}
