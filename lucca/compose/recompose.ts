import type { FileTree } from "./file-tree.ts";

const theirs = "custom/";

/**
 * What turns the repository as it stands into the one newly composed. The client's `custom/` is
 * written once, with the first composition, and from then on neither overwritten nor removed.
 */
export function recompose(
  existing: FileTree,
  next: FileTree,
): { write: FileTree; remove: string[] } {
  const paths = [...existing.keys()];
  const settled = paths.some((path) => path.startsWith(theirs));
  const write: FileTree = new Map();
  for (const [path, content] of next) {
    const kept = settled && path.startsWith(theirs);
    if (!kept && !same(existing.get(path), content)) write.set(path, content);
  }
  const ours = ["apps/", migrationsIn(existing), migrationsIn(next)];
  const remove = paths.filter(
    (path) => ours.some((folder) => path.startsWith(folder)) && !next.has(path),
  );
  return { write, remove };
}

/** Every file in it is Mocca's, as in `apps/`; elsewhere only the files that it wrote are. */
function migrationsIn(tree: FileTree): string {
  const lock = tree.get("mocca.lock.json");
  const named = typeof lock === "string" ? /"migrations": "([a-z][a-z0-9_-]*)"/.exec(lock) : null;
  return `${named?.[1] ?? "migrations"}/`;
}

function same(before: string | Uint8Array | undefined, after: string | Uint8Array): boolean {
  if (before === undefined) return false;
  const [a, b] = [bytesOf(before), bytesOf(after)];
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
