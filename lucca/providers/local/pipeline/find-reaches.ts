import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Ground, judgeImport, nameIn } from "./ground.ts";
import { placeIn } from "./refused-imports.ts";

// Every repetition is bounded: this runs in Mocca's own process, over text that somebody else wrote.
const references =
  /\b(?:from|import|require|module|reference\s{1,8}(?:path|types)\s{0,8}=)\s{0,8}\(?\s{0,8}["']([^"'\n]{1,300})|@jsxImportSource\s{1,8}(\S{1,300})/g;
const most = 20;

/**
 * The first places where the worktree's code names files or packages that it may not have, one line each. Found by how
 * such names are usually written: to say where to look, never to decide whether there are any.
 */
export async function findReaches(ground: Ground): Promise<string[]> {
  const names = await readdir(ground.tree, { recursive: true });
  const sources = names.filter((name) => /\.[cm]?tsx?$/.test(name)).sort();
  const found: string[] = [];
  for (const name of sources) {
    if (found.length >= most) break;
    found.push(...(await reachesOf(ground, join(ground.tree, name), most - found.length)));
  }
  return found;
}

async function reachesOf(ground: Ground, file: string, limit: number): Promise<string[]> {
  const text = await readFile(file, "utf8");
  const found: string[] = [];
  for (const match of text.matchAll(references)) {
    if (found.length === limit) break;
    const specifier = match[1] ?? match[2] ?? "";
    const verdict = judgeImport(ground, specifier, file);
    if (verdict.at !== "refused") continue;
    const place = placeIn(text, match.index + match[0].length - specifier.length);
    found.push(`${nameIn(ground, file)}:${place}: ${JSON.stringify(specifier)} ${verdict.why}.`);
  }
  return found;
}
