import { readlinkSync } from "node:fs";
import { livingProcesses } from "../../api/processes.ts";

/** The processes that work below a folder, whatever their parent: PostgreSQL works in its cluster. */
export function processesIn(folder: string): number[] {
  return livingProcesses()
    .map(({ pid }) => pid)
    .filter((pid) => workFolder(pid).startsWith(folder));
}

function workFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // It ended while it was looked at.
    return "";
  }
}
