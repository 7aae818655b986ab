import { dirname } from "node:path";
import { findReaches } from "./find-reaches.ts";
import { isUnder } from "./ground.ts";
import { readableLog } from "./readable-log.ts";
import { runChild } from "./run-child.ts";
import type { StageResult } from "./stage-result.ts";
import type { StageCall } from "./workplace.ts";

const mostOutput = 4 * 1024 * 1024;

/**
 * Runs TypeScript over the worktree. It lists every file it read; when one lies outside the worktree and the allowed
 * packages, or the list may be cut, what it printed may quote that file and is thrown away unread.
 */
export async function typeCheck(call: StageCall): Promise<StageResult> {
  const { toolchain, place, limits, signal } = call;
  const started = performance.now();
  const ended = await runChild({
    command: toolchain.tsc,
    args: ["-p", place.tree, "--listFiles", "--singleThreaded", "--pretty", "false"],
    cwd: place.tree,
    home: place.home,
    limits,
    keep: { bytes: mostOutput, whole: true },
    signal,
  });
  const result = (ok: boolean, log: string) => ({ ok, log, ms: performance.now() - started });
  if (ended.stopped !== undefined) return result(false, ended.stopped);

  const allowed = [place.tree, dirname(toolchain.tsc), ...toolchain.packages.folders];
  const { read, messages } = split(ended.output);
  const strangers = read.filter((path) => !allowed.some((folder) => isUnder(folder, path)));
  if (strangers.length > 0) return result(false, await wordsFor(call, strangers));
  if (read.length === 0)
    return result(false, `TypeScript ended with ${ended.status} and read no files.`);
  if (ended.status === 0) {
    const own = read.filter((path) => isUnder(place.tree, path)).length;
    return result(true, `${own} files and the types of their packages fit.`);
  }
  const log = readableLog(messages.join("\n"), place.names);
  return result(false, log.replace(/^(.{1,250}?)\((\d{1,9}),(\d{1,9})\): /gm, "$1:$2:$3: "));
}

/** The list of files is what stands alone on a line as an absolute path; a message never starts with one. */
function split(output: string): { read: string[]; messages: string[] } {
  const read: string[] = [];
  const messages: string[] = [];
  for (const line of output.split("\n")) (line.startsWith("/") ? read : messages).push(line);
  return { read, messages };
}

/** Names what was read only where it is a package; of files the repository's own lines tell. */
async function wordsFor({ toolchain, place }: StageCall, strangers: string[]): Promise<string> {
  const { direct, folders } = toolchain.packages;
  const ground = { tree: place.tree, webRoot: undefined, direct: Object.keys(direct), folders };
  const reaches = await findReaches(ground);
  const packages = new Set(strangers.map((path) => packageOf(path, toolchain.modulesFolder)));
  const said =
    "The code refers to files outside the repository and its packages, so the check says no more:";
  return readableLog([said, ...(reaches.length > 0 ? reaches : packages)].join("\n"), place.names);
}

function packageOf(path: string, modulesFolder: string): string {
  if (!isUnder(modulesFolder, path)) return "a file";
  const [scope = "", name = ""] = path.slice(modulesFolder.length + 1).split("/");
  return `the package ${scope.startsWith("@") ? `${scope}/${name}` : scope}`;
}
