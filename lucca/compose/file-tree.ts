/** Files by their POSIX path inside a repository. */
export type FileTree = Map<string, Uint8Array | string>;

/** One version of one module, as its folder in `modules/` holds it: paths are relative to that folder. */
export type ModuleSource = { name: string; version: string; files: FileTree };
