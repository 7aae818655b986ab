import { isUtf8 } from "node:buffer";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { catalogue } from "../../../modules/index.ts";
import type { FileTree, ModuleSource } from "../../compose/file-tree.ts";

/** Reads the checkout at `root`: the sources of every built module, and what a new repository starts from. */
export async function readCatalogue(
  root: string,
): Promise<{ modules: ModuleSource[]; template: FileTree }> {
  const folder = join(root, "modules");
  const built = catalogue.filter((entry) => entry.state === "built");
  const modules = await Promise.all(
    built.map(async ({ name, version }) => ({
      name,
      version,
      files: await readTree(join(folder, name)),
    })),
  );
  const template = await readTree(join(folder, "template"));
  // Biome allows a tree one root configuration; in a client's repository this file is it.
  const biome = String(template.get("biome.json")).replace('"root": false', '"root": true');
  template.set("biome.json", biome);
  template.set("apps/contract.ts", await readFile(join(folder, "contract.ts"), "utf8"));
  return { modules, template };
}

async function readTree(folder: string): Promise<FileTree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.sort().map(async (path) => {
      const bytes = await readFile(path);
      const name = relative(folder, path).replaceAll(sep, "/");
      return [name, isUtf8(bytes) ? bytes.toString("utf8") : bytes] as const;
    }),
  );
  return new Map(files);
}
