import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { livingProcess, livingProcesses } from "./processes.ts";

export type Children = {
  /** Keeps a child that leads a process group of its own, until `forget`. */
  remember(pid: number): void;
  forget(pid: number): void;
  /** Ends every group that a killed Mocca left, and answers how many. Only for who holds the data lock. */
  endLeftovers(): Promise<number>;
};

/**
 * The children of this Mocca, kept in its data directory by pid and start time, so that the next start
 * can end what a kill left behind and never touches a process that has got a used pid.
 */
export function childrenIn(dataDir: string): Children {
  const folder = join(dataDir, "children");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (pid: number) => join(folder, String(pid));

  function remember(pid: number): void {
    const started = livingProcess(pid)?.started;
    if (!started) return;
    writeFileSync(`${fileOf(pid)}.new`, started, { mode: 0o600 });
    renameSync(`${fileOf(pid)}.new`, fileOf(pid));
  }

  function forget(pid: number): void {
    rmSync(fileOf(pid), { force: true });
  }

  async function endLeftovers(): Promise<number> {
    const groups = readdirSync(folder)
      .map((name) => ({ pid: Number(name), started: readFileSync(join(folder, name), "utf8") }))
      .filter(({ pid, started }) => pid > 1 && isTheirs(pid, started));
    await Promise.all(groups.map(({ pid }) => endGroup(pid)));
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    return groups.length;
  }

  return { remember, forget, endLeftovers };
}

function isTheirs(pid: number, started: string): boolean {
  const leader = livingProcess(pid);
  if (leader) return leader.started === started;
  // Where the leader is dead and its group lives, no other process has had the pid since. Both sides
  // begin with the id of the boot where one is known.
  return membersOf(pid).some((member) => member.started.slice(0, 36) === started.slice(0, 36));
}

function membersOf(group: number) {
  return livingProcesses().filter((one) => one.group === group);
}

async function endGroup(group: number): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    try {
      process.kill(-group, signal);
    } catch {
      // It ended by itself meanwhile.
    }
    for (const end = Date.now() + 3_000; Date.now() < end; await sleep(20))
      if (membersOf(group).length === 0) return;
  }
}
