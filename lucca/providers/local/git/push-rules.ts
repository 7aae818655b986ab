import type { GitLimits } from "./git-limits.ts";
import type { Update } from "./push-commands.ts";
import { repositorySize } from "./repository-size.ts";

export type PushRules = {
  /** Why nothing of this push is taken, in words for its person; undefined when git may decide. */
  no: string | undefined;
  /** What git itself is to hold this push to. */
  settings: string[];
};

/**
 * What a push must keep to: protected branches are neither deleted nor forced, and the repository
 * stays within its size. git has no switch per branch, so a forced push is refused as a whole as
 * soon as it also moves a protected branch.
 */
export async function pushRules(
  gitDir: string,
  updates: readonly Update[],
  protect: readonly string[],
  limits: GitLimits,
): Promise<PushRules> {
  // Without case: on some disks refs/heads/Main is refs/heads/main.
  const refs = protect.map((branch) => `refs/heads/${branch}`.toLowerCase());
  const guarded = updates.filter(({ ref }) => refs.includes(ref.toLowerCase()));
  const left = limits.repositoryBytes - (await repositorySize(gitDir));
  const settings = [`receive.maxInputSize=${Math.max(1, Math.min(limits.pushBytes, left))}`];
  if (guarded.length > 0) settings.push("receive.denyNonFastForwards=true");

  const deleted = guarded.find(({ after }) => after === null);
  let no: string | undefined;
  if (deleted)
    no = `Nothing was pushed: ${deleted.ref.slice("refs/heads/".length)} cannot be deleted, an environment lives from it.\nLeave it out and push the rest again.`;
  else if (left <= 0 && updates.some(({ after }) => after !== null))
    no = `Nothing was pushed: this repository is full, it may hold ${megabytes(limits.repositoryBytes)} MB.\nAsk an owner in Mocca for more room.`;
  return { no, settings: settings.flatMap((setting) => ["-c", setting]) };
}

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
