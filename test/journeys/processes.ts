import { readdirSync, readFileSync } from "node:fs";

/** Every living process that names the folder in its command line or its environment, as one line each. */
export function processesWith(folder: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const command = textOf(`/proc/${pid}/cmdline`);
      const names = `${command}\0${textOf(`/proc/${pid}/environ`)}`.includes(folder);
      return names ? [`${pid} ${command.replaceAll("\0", " ")}`] : [];
    });
}

/** Nothing when the process has ended meanwhile: a zombie has neither. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
