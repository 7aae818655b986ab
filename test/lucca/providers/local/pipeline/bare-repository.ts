import { execFileSync } from "node:child_process";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A bare repository of a test, filled with git's own plumbing. */
export type BareRepository = {
  gitDir: string;
  /** Commits exactly these files. */
  commit(files: Files): string;
  /** Commits a root tree of such lines, which may hold what no client of git would write. */
  commitTree(lines: readonly string[]): string;
  blob(content: string): string;
  tree(lines: readonly string[]): string;
};

export function bareRepository(gitDir: string): BareRepository {
  const git = (args: string[], input: string | Uint8Array = "") =>
    execFileSync("git", [`--git-dir=${gitDir}`, ...args], { input, env })
      .toString()
      .trim();
  git(["init", "-q", "--bare", "-b", "main"]);
  const blob = (content: string) => git(["hash-object", "-w", "--stdin"], content);
  const tree = (lines: readonly string[]) =>
    git(["mktree", "-z", "--missing"], lines.map((line) => `${line}\0`).join(""));
  return {
    gitDir,
    blob,
    tree,
    commitTree: (lines) => git(["commit-tree", tree(lines), "-m", "Hostile"]),
    commit(files) {
      const parts: Buffer[] = [
        Buffer.from(`commit refs/heads/main\n${who}data 4\nTest\ndeleteall\n`),
      ];
      for (const [path, content] of Object.entries(files)) {
        const bytes = Buffer.from(content);
        parts.push(
          Buffer.from(`M 100644 inline ${path}\ndata ${bytes.length}\n`),
          bytes,
          Buffer.from("\n"),
        );
      }
      git(["fast-import", "--quiet", "--force"], Buffer.concat(parts));
      return git(["rev-parse", "refs/heads/main"]);
    },
  };
}

const who = "committer Tui <tui@example.nz> 1790000000 +0000\n";

const env = {
  PATH: process.env["PATH"],
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Tui",
  GIT_AUTHOR_EMAIL: "tui@example.nz",
  GIT_COMMITTER_NAME: "Tui",
  GIT_COMMITTER_EMAIL: "tui@example.nz",
};
