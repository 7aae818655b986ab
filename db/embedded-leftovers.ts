import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, readlink, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const patience = 5_000;

/**
 * Ends the PostgreSQL that a killed Mocca left on this cluster, or waits for one that is ending, so
 * that the next one may start. A pid that another program has meanwhile got is left alone. `data` is
 * the cluster's real path.
 */
export async function endLeftovers(data: string): Promise<void> {
  const pidFile = join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const postmaster = Number((await readFile(pidFile, "utf8")).split("\n")[0]);
  const running = await processesOf(data, postmaster);
  // Fast shutdown first: it leaves nothing to recover.
  if (running.includes(postmaster)) signal(postmaster, "SIGINT");
  if (!(await allGone(data, postmaster)))
    for (const pid of await processesOf(data, postmaster)) signal(pid, "SIGKILL");
  if (!(await allGone(data, postmaster)))
    throw new Error(`A PostgreSQL that was killed is still running on ${data}.`);
  // Nothing runs here, so the file is a lie: PostgreSQL would take a reused pid for a server.
  await rm(pidFile, { force: true });
}

/** Waits until the postmaster and every process of its cluster have ended; false after five seconds. */
export async function allGone(data: string, postmaster: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(20))
    if ((await processesOf(data, postmaster)).length === 0) return true;
  return false;
}

/** The postmaster and its children work in the cluster's folder, whatever became of their parent. */
async function processesOf(data: string, postmaster: number): Promise<number[]> {
  if (process.platform !== "linux") return (await isOurs(data, postmaster)) ? [postmaster] : [];
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const ours = await Promise.all(pids.map((pid) => worksIn(data, pid)));
  return pids.filter((_, i) => ours[i]);
}

async function worksIn(folder: string, pid: number): Promise<boolean> {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== folder) return false;
    return basename(await readlink(`/proc/${pid}/exe`)).startsWith("postgres");
  } catch {
    // It ended while it was looked at, or it is another user's.
    return false;
  }
}

async function isOurs(data: string, pid: number): Promise<boolean> {
  // ps fails for a pid that is not there.
  const ps = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).catch(
    () => undefined,
  );
  return ps?.stdout.includes(data) ?? false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself meanwhile.
  }
}
