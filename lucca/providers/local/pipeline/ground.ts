import { realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** Where a build may read: the worktree and the allowed packages. All paths are real ones. */
export type Ground = {
  tree: string;
  /** What `/…` means in the dashboard's files; undefined where it means nothing. */
  webRoot: string | undefined;
  direct: readonly string[];
  folders: readonly string[];
};

export type Verdict =
  | { at: "file"; path: string }
  | { at: "package" }
  /** On the network or in the text itself: data:, https: */
  | { at: "elsewhere" }
  | { at: "refused"; why: string };

/** Says where an import that stands in a file of the worktree leads, before anything is read. */
export function judgeImport(ground: Ground, specifier: string, importer: string): Verdict {
  if (/^(data:|https?:|\/\/)/i.test(specifier)) return { at: "elsewhere" };
  if (/^[a-z][a-z0-9+.-]*:/i.test(specifier) || specifier.startsWith("\0"))
    return { at: "refused", why: "is neither a file of this repository nor a package" };
  if (/^\.{1,2}(\/|$)/.test(specifier) || specifier.startsWith("/")) {
    const path = pathOf(ground, specifier, importer);
    // With and without what may be a query, since tools differ in where a query starts.
    const inside =
      path !== undefined &&
      [path, withoutQuery(path)].every((place) => isUnder(ground.tree, resolve(place)));
    return inside ? { at: "file", path } : { at: "refused", why: "leads out of the repository" };
  }
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (ground.direct.includes(withoutQuery(name)) && !/(^|[/\\])\.\.([/\\]|$)/.test(specifier))
    return { at: "package" };
  return {
    at: "refused",
    why: `is no package that a client may use; these are: ${ground.direct.join(", ")}`,
  };
}

function pathOf(ground: Ground, specifier: string, importer: string): string | undefined {
  if (!specifier.startsWith("/")) return join(dirname(withoutQuery(importer)), specifier);
  // Vite names the scripts that stand in a page by their real path.
  if (isUnder(ground.tree, specifier)) return specifier;
  return ground.webRoot === undefined ? undefined : join(ground.webRoot, specifier);
}

/** Is this file, once every link is followed, in the worktree or in an allowed package? */
export function isOnGround(ground: Ground, file: string): boolean {
  // A published package has no links in it, and a dashboard is made of a thousand such files.
  if (isInPackage(ground, file)) return true;
  const real = realPath(file) ?? realPath(withoutQuery(file));
  return real !== undefined && (isUnder(ground.tree, real) || isInPackage(ground, real));
}

function isInPackage({ folders }: Ground, path: string): boolean {
  return folders.some((folder) => isUnder(folder, path)) && resolve(path) === path;
}

export function isUnder(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}

export function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/s, "");
}

/** A path of the worktree as its repository calls it. */
export function nameIn(ground: Ground, path: string): string {
  return relative(ground.tree, withoutQuery(path));
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    // Not there, or not to be read: either way it is not on our ground.
    return undefined;
  }
}
