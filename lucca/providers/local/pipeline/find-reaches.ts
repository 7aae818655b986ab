import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Ground, judgeImport, nameIn } from "./ground.ts";
import { placeIn } from "./refused-imports.ts";

const references =
  /\b(?:from|import|require|module|reference\s+(?:path|types)\s*=)\s*\(?\s*["']([^"'\n]+)|@jsxImportSource\s+(\S+)/g;

/**
 * Where the worktree's code names files or packages that it may not have, one line each. Found by how such names are
 * usually written: to say where to look, never to decide whether there are any.
 */
export async function findReaches(ground: Ground): Promise<string[]> {
  const names = await readdir(ground.tree, { recursive: true });
  const sources = names.filter((name) => /\.[cm]?tsx?$/.test(name)).sort();
  const found = await Promise.all(
    sources.map((name) => reachesOf(ground, join(ground.tree, name))),
  );
  return found.flat();
}

async function reachesOf(ground: Ground, file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  return [...text.matchAll(references)].flatMap((match) => {
    const specifier = match[1] ?? match[2] ?? "";
    const verdict = judgeImport(ground, specifier, file);
    if (verdict.at !== "refused") return [];
    const at = match.index + match[0].length - specifier.length;
    return `${nameIn(ground, file)}:${placeIn(text, at)}: ${JSON.stringify(specifier)} ${verdict.why}.`;
  });
}
