import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Source = { path: string; text: string };

export const root = join(import.meta.dirname, "../..");

/** The house has these and no others. */
export const rootFolders: readonly string[] =
  ".ci api bot db lucca migrations mocca modules portal test".split(" ");

const unread = new Set(["node_modules", "dist", "coverage", "test-output"]);

/** Every file of the house below a folder, by its path from the root; what was installed or built aside. */
function filesIn(folder: string): string[] {
  const found = readdirSync(join(root, folder), { withFileTypes: true });
  return found.flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return [path];
    const hidden = entry.name.startsWith(".") && entry.name !== ".ci";
    return entry.isDirectory() && !hidden && !unread.has(entry.name) ? filesIn(path) : [];
  });
}

export const files: readonly string[] = filesIn("").sort();

export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Every file of code. */
export const sources: readonly Source[] = files
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  .map((path) => ({ path, text: read(path) }));
