import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { Refusal } from "../../../../db/refusal.ts";

/** No part of the machine's or a person's own settings of git reaches a repository of ours. */
const environment = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin:/run/current-system/sw/bin",
  HOME: "/dev/null",
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  // A pushed refs/replace/* must not change what a commit's id stands for.
  GIT_NO_REPLACE_OBJECTS: "1",
  // One allocation: a pushed object that unpacks to more is refused instead of eating the machine.
  GIT_ALLOC_LIMIT: "256m",
  GIT_DEFAULT_HASH: "sha1",
  GIT_DEFAULT_REF_FORMAT: "files",
};

/** `core.hooksPath` names a place where no file can be: no hook ever runs. */
const settings = ["-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*"];

const runMs = 60_000;
const outputBytes = 64 * 1024 * 1024;

export type GitChild = {
  stdin: ChildProcessWithoutNullStreams["stdin"];
  stdout: ChildProcessWithoutNullStreams["stdout"];
  stderr: ChildProcessWithoutNullStreams["stderr"];
  /** The exit status once the process and its pipes have ended; -1 when a signal ended it. */
  ended: Promise<number>;
  /**
   * Ends git and whatever it started. Its input ends at once: git then fails and tidies up, which
   * it does not after a signal. What still runs after 5 s is asked, after 10 s killed.
   */
  stop(): void;
};

/**
 * Starts git in its own process group with a clean environment. Secrets never belong in `args`.
 * Refuses when there is no git program.
 */
export function startGit(args: string[], extra: Record<string, string> = {}): GitChild {
  const child = spawn("git", [...settings, ...args], {
    env: { ...environment, ...extra },
    detached: true,
    stdio: "pipe",
  });
  // git may end before its input does; its exit status and words say why.
  child.stdin.on("error", () => {});
  const ended = new Promise<number>((resolve, reject) => {
    child.once("close", (code) => resolve(code ?? -1));
    child.once("error", () =>
      reject(
        new Refusal(
          "unavailable",
          "The git program was not found.",
          "Install git 2.30 or newer and try again.",
        ),
      ),
    );
  });
  // Whoever starts git also awaits `ended`, though perhaps later than it fails.
  ended.catch(() => {});
  let closed = false;
  child.once("close", () => {
    closed = true;
  });
  const signalGroup = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || closed) return;
    // The last of the group may end between the check and the call.
    try {
      process.kill(-child.pid, signal);
    } catch {}
  };
  const stop = () => {
    child.stdin.destroy();
    const ask = setTimeout(signalGroup, 5_000, "SIGTERM");
    const force = setTimeout(signalGroup, 10_000, "SIGKILL");
    const settled = () => {
      clearTimeout(ask);
      clearTimeout(force);
    };
    ended.then(settled, settled);
  };
  return { stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, ended, stop };
}

export type GitResult = { code: number; stdout: Buffer; stderr: string };

/**
 * Runs git on the bare repository `gitDir` to its end, at most a minute and 64 MiB of output, and
 * returns whatever exit status it had; git itself answers 128 when the repository is not there.
 */
export async function tryGit(
  gitDir: string,
  args: string[],
  input: string | Uint8Array = "",
  extra: Record<string, string> = {},
): Promise<GitResult> {
  const child = startGit([`--git-dir=${gitDir}`, ...args], extra);
  const tooLong = setTimeout(child.stop, runMs);
  child.stdin.end(input);
  const stdout: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > outputBytes) child.stop();
    else stdout.push(chunk);
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-2_000);
  });
  const code = await child.ended.finally(() => clearTimeout(tooLong));
  if (size > outputBytes) throw new Error(`git ${args[0]} said more than ${outputBytes} bytes`);
  return { code, stdout: Buffer.concat(stdout), stderr };
}

/** As `tryGit`, where any exit status but 0 is a bug. Returns what git wrote. */
export async function runGit(
  gitDir: string,
  args: string[],
  input: string | Uint8Array = "",
): Promise<Buffer> {
  const { code, stdout, stderr } = await tryGit(gitDir, args, input);
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}: ${stderr.trim()}`);
  return stdout;
}
