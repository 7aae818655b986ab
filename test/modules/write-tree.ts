import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileTree } from "../../lucca/compose/file-tree.ts";
import { checkout } from "./panna.ts";

/** Lays a repository out in a folder, beside this checkout's own packages. */
export async function writeTree(folder: string, tree: FileTree): Promise<void> {
  for (const [path, content] of tree) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
}
