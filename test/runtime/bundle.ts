import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { runProgram } from "../programs.ts";
import { root } from "../rules/tree.ts";

export type Bundle = { code: string; gzipped: number; pages: string };

/** What `wrangler deploy` would upload: the Worker in one file, and the folder of its pages. */
export async function makeBundle(folder: string): Promise<Bundle> {
  const ended = await runProgram("wrangler", ["deploy", "--dry-run", "--outdir", folder]);
  if (ended.code !== 0) throw new Error(`wrangler ended with ${ended.code}: ${ended.output}`);
  const code = await readFile(join(folder, "worker.js"), "utf8");
  // Apart, since another build may write the same folder meanwhile.
  const pages = join(folder, "pages");
  await cp(join(root, "dist"), pages, { recursive: true });
  return { code, gzipped: gzipSync(code).length, pages };
}
