import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const author = ["-c", "user.name=Bench", "-c", "user.email=bench@mocca.localhost"];

/** Runs git in a folder and answers with what it wrote. */
export async function git(folder: string, ...words: string[]): Promise<string> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const { stdout } = await promisify(execFile)("git", [...author, ...words], { cwd: folder, env });
  return stdout.trim();
}

/** Commits one changed line of the client's own page and answers with the commit. */
export async function changeOneLine(folder: string): Promise<string> {
  const file = join(folder, "custom/welcome.ts");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/title: .*/, `title: "Welcome at ${performance.now()}",`));
  await git(folder, "commit", "--quiet", "--all", "--message", "Change the welcome");
  return git(folder, "rev-parse", "HEAD");
}
