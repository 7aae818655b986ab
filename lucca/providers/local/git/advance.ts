import { Refusal } from "../../../../db/refusal.ts";
import { commitId } from "./git-names.ts";
import { moveBranch } from "./move-branch.ts";
import { head, isAncestor, log } from "./read.ts";
import { tryGit } from "./run-git.ts";

export type Advance = {
  gitDir: string;
  branch: string;
  to: string;
  /** The branch that `to` was taken from, for the words. */
  from: string;
};

/**
 * Moves `branch` forward to the commit `to`, making the branch when it is not there. Returns where
 * it stood; the same commit again is success. Refuses a commit that does not hold everything of
 * the branch, and says what it lacks.
 */
export async function advanceBranch(wanted: Advance): Promise<{ before: string | undefined }> {
  const { gitDir, branch, to, from } = wanted;
  const before = await head(gitDir, branch);
  if (before === to) return { before };
  const there = await tryGit(gitDir, ["cat-file", "-e", `${commitId(to)}^{commit}`]);
  if (there.code !== 0)
    throw new Refusal(
      "not_found",
      `${branch} was not moved: the repository has no commit ${short(to)}.`,
      `Push ${from} again and try once more.`,
    );
  if (before && !(await isAncestor(gitDir, before, to))) {
    const ahead = await log(gitDir, before, 4, to);
    const named = ahead.slice(0, 3).map((c) => `${short(c.commit)} ${c.subject} (${c.author})`);
    if (ahead.length > named.length) named.push("and more");
    throw new Refusal(
      "conflict",
      `${branch} was not moved to ${short(to)}: it has commits that ${from} does not: ${named.join("; ")}.`,
      `Merge ${branch} into ${from}, push ${from}, and try again.`,
    );
  }
  await moveBranch(gitDir, branch, before, to);
  return { before };
}

const short = (commit: string) => commit.slice(0, 7);
