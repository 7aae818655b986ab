import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A developer with the git program, an empty home and nothing configured by the machine. */
export function developer() {
  const home = mkdtempSync(join(tmpdir(), "mocca-developer-"));
  const env = {
    PATH: process.env["PATH"],
    HOME: home,
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: "Ana Ngata",
    GIT_AUTHOR_EMAIL: "ana@panna.nz",
    GIT_COMMITTER_NAME: "Ana Ngata",
    GIT_COMMITTER_EMAIL: "ana@panna.nz",
  };

  /** A line as it is typed into a shell, in the home or a folder of it; what it wrote. */
  async function type(line: string, folder = ""): Promise<string> {
    const { stdout, stderr } = await run("sh", ["-c", line], { cwd: join(home, folder), env });
    return `${stdout}${stderr}`;
  }

  return { home, type };
}
