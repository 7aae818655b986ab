import { Refusal } from "../../../../db/refusal.ts";
import { branchRef, noObject } from "./git-names.ts";
import { head } from "./read.ts";
import { tryGit } from "./run-git.ts";

/**
 * Moves a branch from `before` (undefined: it must not exist) to `after` in one step that a push
 * at the same moment cannot get between. Refuses when the branch stands elsewhere.
 */
export async function moveBranch(
  gitDir: string,
  branch: string,
  before: string | undefined,
  after: string,
): Promise<void> {
  const moved = await tryGit(gitDir, ["update-ref", branchRef(branch), after, before ?? noObject]);
  if (moved.code === 0) return;
  if ((await head(gitDir, branch)) !== before) throw branchMoved(branch);
  throw new Error(`git update-ref ended with ${moved.code}: ${moved.stderr.trim()}`);
}

export function branchMoved(branch: string): Refusal {
  return new Refusal(
    "conflict",
    `Nothing was written to ${branch}: somebody else changed it meanwhile.`,
    "Look at what changed and try again.",
  );
}
