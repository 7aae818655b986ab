import { readdirSync, readFileSync } from "node:fs";

/** The resident memory of a process group in MiB, from /proc; 0 where there is no /proc. */
export function groupMemory(group: number): number {
  let kibibytes = 0;
  for (const pid of processes()) {
    // "pid (name) state ppid pgrp …": the name may hold anything, so read after its last bracket.
    const stat = read(`/proc/${pid}/stat`);
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) !== group) continue;
    kibibytes += Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  }
  return kibibytes / 1024;
}

function processes(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    // No /proc on this system: memory is limited only where the tool limits itself.
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process ended between the two looks.
    return "";
  }
}
