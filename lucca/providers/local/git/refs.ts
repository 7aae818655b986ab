import { tryGit } from "./run-git.ts";

/**
 * Every ref of a repository and the id it stands at, such as `refs/heads/main`; undefined when the
 * repository is gone. At boot, what differs from the last known ids is a push that was not told.
 */
export async function refsOf(gitDir: string): Promise<Record<string, string> | undefined> {
  const { code, stdout } = await tryGit(gitDir, [
    "for-each-ref",
    "--format=%(objectname) %(refname)",
  ]);
  if (code !== 0) return undefined;
  const lines = stdout.toString().split("\n").filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}
