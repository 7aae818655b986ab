import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export type Process = {
  pid: number;
  /** The process group, by its leader's pid. */
  group: number;
  /** When it started, in words that no other process with the same pid has, on no other boot either. */
  started: string;
};

const onLinux = process.platform === "linux";

/** The process with this pid, or undefined: there is none, or only a zombie. */
export function livingProcess(pid: number): Process | undefined {
  return onLinux ? readStat(String(pid), bootId()) : list(["-p", String(pid)])[0];
}

/** Every process that lives. */
export function livingProcesses(): Process[] {
  if (!onLinux) return list(["-A"]);
  const boot = bootId();
  const names = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return names.flatMap((name) => readStat(name, boot) ?? []);
}

function bootId(): string {
  return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}

/** See proc_pid_stat(5): after the name in brackets come state, parent, group … and 16 on, the start. */
function readStat(pid: string, boot: string): Process | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    // There is no such process, or no longer.
    return undefined;
  }
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, , group] = fields;
  if (state === "Z" || state === "X") return undefined;
  return { pid: Number(pid), group: Number(group), started: `${boot} ${fields[19]}` };
}

function list(which: string[]): Process[] {
  let text: string;
  try {
    text = execFileSync("ps", [...which, "-o", "pid=,pgid=,stat=,lstart="], { encoding: "utf8" });
  } catch {
    // ps answers 1 when no process matches.
    return [];
  }
  return text.split("\n").flatMap((line) => {
    const [pid, group, state, ...started] = line.trim().split(/\s+/);
    if (!pid || !state || state.startsWith("Z")) return [];
    return { pid: Number(pid), group: Number(group), started: started.join(" ") };
  });
}
