import type { FileTree, ModuleSource } from "./file-tree.ts";

/** Puts a module's files where modules/contract.ts says that they lie in a client's repository. */
export function placeModule(
  { name, files }: ModuleSource,
  tree: FileTree,
  migrations: string,
): void {
  for (const [path, content] of files) {
    const place = placeOf(name, path, migrations);
    if (place) tree.set(place, content);
  }
}

function placeOf(name: string, path: string, migrations: string): string | undefined {
  const [folder, ...rest] = path.split("/");
  if (rest.length === 0) return path === "module.ts" ? undefined : `apps/${name}/${path}`;
  const below = rest.join("/");
  if (folder === "api" || folder === "dashboard") return `apps/${folder}/${name}/${below}`;
  if (folder === "migrations") return `${migrations}/${name}/${below}`;
  throw new Error(`module ${name} has a file that belongs nowhere: ${path}`);
}
