import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { groupMemory } from "./group-memory.ts";
import { type Keep, keepOutput } from "./keep-output.ts";

export type ChildLimits = {
  ms: number;
  /** Resident memory of the whole process group. */
  memoryMiB: number;
};
export type ChildCall = {
  command: string;
  args: readonly string[];
  cwd: string;
  /** A scratch folder of its own: HOME and TMPDIR. */
  home: string;
  limits: ChildLimits;
  keep: Keep;
  signal: AbortSignal;
};
export type ChildEnd = {
  /** The exit status; null when it was ended by a signal. */
  status: number | null;
  /** Why Mocca stopped it, in words. */
  stopped: string | undefined;
  output: string;
};

// What holds also when Mocca itself is killed: the input ends, and with it the whole group.
const wrapper = `
  ulimit -c 0
  ulimit -t "$1"
  shift
  exec 3<&0 </dev/null
  { read -r _ <&3; kill -KILL 0; } &
  "$@" 3<&-
`;

/**
 * Runs one tool in a process group of its own with a clean environment, until it ends or passes a limit; then the whole
 * group is killed. Memory is watched where the kernel shows it (/proc). Throws the signal's reason when aborted.
 */
export async function runChild(call: ChildCall): Promise<ChildEnd> {
  call.signal.throwIfAborted();
  const seconds = Math.ceil(call.limits.ms / 1000) * availableParallelism() + 5;
  const child = spawn(
    "/bin/sh",
    ["-c", wrapper, "sh", String(seconds), call.command, ...call.args],
    {
      cwd: call.cwd,
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        PATH: "/usr/bin:/bin",
        HOME: call.home,
        TMPDIR: call.home,
        TZ: "UTC",
        LC_ALL: "C.UTF-8",
        NO_COLOR: "1",
      },
    },
  );
  const group = child.pid;
  let stopped: string | undefined;
  let exited = false;
  const stop = (why: string) => {
    if (exited) return;
    stopped ??= why;
    killGroup(group);
  };
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      exited = true;
      // What the tool started and left behind.
      killGroup(group);
    });
    child.once("close", resolve);
  });
  const output = keepOutput(call.keep, () => stop("It printed too much."));
  child.stdout.on("data", output.add);
  child.stderr.on("data", output.add);
  const abort = () => stop("stopped");
  call.signal.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(
    () => stop(`It took longer than ${call.limits.ms / 1000} seconds.`),
    call.limits.ms,
  );
  const watch = setInterval(() => {
    if (group !== undefined && groupMemory(group) > call.limits.memoryMiB)
      stop(`It needed more than ${call.limits.memoryMiB} MiB of memory.`);
  }, 150);
  try {
    const status = await ended;
    call.signal.throwIfAborted();
    return { status, stopped, output: output.read() };
  } finally {
    // Also when the tool could not be started.
    clearTimeout(timer);
    clearInterval(watch);
    call.signal.removeEventListener("abort", abort);
  }
}

function killGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // The group is gone already: that is what was wanted.
  }
}
