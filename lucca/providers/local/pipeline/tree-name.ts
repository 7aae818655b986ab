/** One path of a commit may have at most this many bytes and folders. */
const longest = 200;
const deepest = 16;

// C0 and C1 controls, and the invisible and direction-changing letters that make a name look like another.
const hidden = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Why a path of a commit is not written to disk, in words after "is refused: "; undefined when it is fine. */
export function whyRefused(path: string): string | undefined {
  if (hidden.test(path)) return "its name has a control or invisible character";
  if (Buffer.byteLength(path) > longest) return `its path is longer than ${longest} bytes`;
  const names = path.split("/");
  if (names.length > deepest) return `it lies deeper than ${deepest} folders`;
  for (const name of names) {
    if (name === "" || name === "." || name === "..") return "its path leads out of the repository";
    if (/[\\:]/.test(name)) return "its name has a backslash or a colon";
    // Some file systems drop trailing dots and spaces, and know .git by its short name.
    if (/^(\.git|git~\d+)[. ]*$/i.test(name)) return "git keeps that name for itself";
  }
  return undefined;
}

/** The name that a path has on a file system which ignores case and the way accents are written. */
export function foldedName(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
