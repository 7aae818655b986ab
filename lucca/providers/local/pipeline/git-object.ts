import { startGit } from "../git/run-git.ts";

export type GitCall = { input?: string; maxBytes: number; signal: AbortSignal };

/**
 * Runs one plumbing command of git on a bare repository and returns what it printed, or undefined when that is more than
 * `maxBytes`. Any exit status but 0 is a bug.
 */
export async function readGit(
  gitDir: string,
  args: readonly string[],
  { input = "", maxBytes, signal }: GitCall,
): Promise<Buffer | undefined> {
  signal.throwIfAborted();
  const git = startGit([`--git-dir=${gitDir}`, ...args], { GIT_NO_LAZY_FETCH: "1" });
  const parts: Buffer[] = [];
  let bytes = 0;
  const end = () => {
    git.stop();
    git.stdout.destroy();
  };
  git.stdout.on("data", (part: Buffer) => {
    bytes += part.length;
    if (bytes > maxBytes) end();
    else parts.push(part);
  });
  let words = "";
  git.stderr.on("data", (part: Buffer) => {
    words = (words + part.toString()).slice(-2_000);
  });
  signal.addEventListener("abort", end, { once: true });
  git.stdin.end(input);
  const status = await git.ended.finally(() => signal.removeEventListener("abort", end));
  signal.throwIfAborted();
  if (bytes > maxBytes) return undefined;
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${words.trim()}`);
  return Buffer.concat(parts);
}
