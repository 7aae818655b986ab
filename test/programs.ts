import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

export type Ended = { code: number; output: string; ms: number };

const running = new Set<ChildProcess>();
let ending: number | undefined;

/** How long a program has to end by itself; the compiler takes no signal but the last. */
const graceMs = 3_000;

// A signal to us ends what runs, and nothing more is started: no program outlives its caller.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    ending = 128 + constants.signals[signal];
    endGroups(signal);
    setTimeout(endGroups, graceMs, "SIGKILL").unref();
  });

function endGroups(signal: NodeJS.Signals): void {
  // A group that has just ended is as good as one that was signalled.
  for (const { pid } of running)
    try {
      if (pid !== undefined) process.kill(-pid, signal);
    } catch {}
}

/**
 * Runs a program that npm installed, in the root of the checkout, without standard input. With
 * `show` it writes straight to the terminal, else what it wrote is in the answer.
 */
export async function runProgram(
  name: string,
  words: readonly string[],
  { show = false } = {},
): Promise<Ended> {
  if (ending !== undefined) return { code: ending, output: "", ms: 0 };
  const began = performance.now();
  const out = show ? "inherit" : "pipe";
  const child = spawn(process.execPath, [join(root, "node_modules/.bin", name), ...words], {
    cwd: root,
    stdio: ["ignore", out, out],
    // A group of its own, since some programs start another one that they hand no signal on to.
    detached: true,
  });
  running.add(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) =>
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  running.delete(child);
  return { code, output: said.join(""), ms: performance.now() - began };
}
