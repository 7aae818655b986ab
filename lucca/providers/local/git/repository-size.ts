import { tryGit } from "./run-git.ts";

/** Bytes on disk of a repository's objects, as git counts them; 0 when it is gone. */
export async function repositorySize(gitDir: string): Promise<number> {
  const { stdout } = await tryGit(gitDir, ["count-objects", "-v"]);
  const kibibytes = stdout.toString().matchAll(/^size(?:-pack|-garbage)?: (\d+)$/gm);
  return [...kibibytes].reduce((sum, [, number]) => sum + Number(number) * 1024, 0);
}
