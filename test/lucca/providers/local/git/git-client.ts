import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { House } from "./git-door-server.ts";
import { address, scratch } from "./git-house.ts";

export type Ran = { code: number; stdout: string; stderr: string };

/** The git program as a person runs it, with a home of its own; never asks. */
export function git(cwd: string, args: string[], extra: Record<string, string> = {}): Promise<Ran> {
  const { PATH } = process.env;
  const env = {
    PATH,
    HOME: cwd,
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: "Ana",
    GIT_AUTHOR_EMAIL: "ana@panna.test",
    GIT_COMMITTER_NAME: "Ana",
    GIT_COMMITTER_EMAIL: "ana@panna.test",
    ...extra,
  };
  const child = spawn("git", args, { cwd, env });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}

/** As `git`, where anything but success fails the test. Returns what git wrote, without its end. */
export async function must(cwd: string, ...args: string[]): Promise<string> {
  const ran = await git(cwd, args);
  if (ran.code !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** A fresh clone of the house's repository, on main. */
export async function clone(house: House, token = "anaT", ...options: string[]): Promise<string> {
  const folder = join(await scratch(), "clone");
  await must(house.folder, "clone", "--quiet", ...options, address(house, token), folder);
  return folder;
}

/** Writes files into a clone and commits them; returns the commit. */
export async function commit(
  clone: string,
  files: Record<string, string | Uint8Array>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) await writeFile(join(clone, path), content);
  await must(clone, "add", "--all");
  await must(clone, "commit", "--quiet", "--message", `Change ${Object.keys(files).join(", ")}`);
  return must(clone, "rev-parse", "HEAD");
}

/** A clone with one commit that is on main and staging of the house's repository. */
export async function started(house: House): Promise<{ work: string; first: string }> {
  const work = await clone(house);
  const first = await commit(work, { "README.md": "Panna\n" });
  await must(work, "push", "--quiet", "origin", "HEAD:main", "HEAD:staging");
  house.pushes.length = 0;
  return { work, first };
}
