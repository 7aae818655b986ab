import { expect, test } from "vitest";
import { files, rootFolders } from "./tree.ts";

const forbidden = "src lib utils shared services core helpers types common".split(" ");

/** The folders of these paths that are named for a pattern, or that the house does not have. */
function strangeFolders(paths: readonly string[]): string[] {
  const folders = new Set(paths.flatMap((path) => parents(path)));
  return [...folders].filter((folder) => {
    const name = folder.split("/").at(-1) ?? "";
    return forbidden.includes(name) || (!folder.includes("/") && !rootFolders.includes(folder));
  });
}

/** Every folder above a file: `a/b/c.ts` is in `a` and in `a/b`. */
function parents(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}

test("each folder is named for a thing of the product", () => {
  expect(strangeFolders(files)).toEqual([]);
});

test("a drawer is found at any depth, and a new folder at the root", () => {
  expect(strangeFolders(["bot/utils/a.ts", "lucca/run/core/types/b.ts", "docs/c.md"])).toEqual([
    "bot/utils",
    "lucca/run/core",
    "lucca/run/core/types",
    "docs",
  ]);
});
