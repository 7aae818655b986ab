import { createHash } from "node:crypto";
import { catalogue } from "../../../modules/index.ts";
import { compose } from "../../compose/compose.ts";
import type { FileTree } from "../../compose/file-tree.ts";
import { recompose } from "../../compose/recompose.ts";
import { resolveModules } from "../../compose/resolve-modules.ts";
import { manifestHash, plain } from "../../manifest.ts";
import type { Found, Provider, Work } from "../../provider.ts";
import { commitTree } from "./git/commit.ts";
import { moveBranch } from "./git/move-branch.ts";
import { head, isAncestor, listFiles, readFile } from "./git/read.ts";
import type { Local } from "./local.ts";
import { gitDirOf } from "./repository.ts";

const lockFile = "mocca.lock.json";
const mostKept = 500;
const author = { name: "Lucca", email: "lucca@mocca.localhost" };

/**
 * The composed code on both branches: the template and the enabled modules' sources, from the record.
 * What stands in `custom/` is the client's and stays. Production's branch is always staging's ancestor.
 */
export function code(local: Local): Provider {
  const telling = tellingFiles();
  return {
    class: "A",
    async observe(work) {
      const gitDir = gitDirOf(local.dataDir, work.subject);
      const [main, staging] = await Promise.all(
        branches(work).map((branch) => head(gitDir, branch)),
      );
      if (main === undefined || staging === undefined) return undefined;
      const wanted = await telling(local, work);
      const commits = [...new Set([main, staging])];
      const same = await Promise.all(commits.map((commit) => isCurrent(gitDir, commit, wanted)));
      return same.every(Boolean) ? found(work, main, staging) : undefined;
    },
    async ensure(work) {
      const gitDir = gitDirOf(local.dataDir, work.subject);
      const [production, staging] = branches(work);
      const next = await composed(local, work);
      const message = `Compose ${work.subject.client.name} from its manifest`;
      const main = await write(gitDir, production, next, message);
      const stagingHead = await head(gitDir, staging);
      if (stagingHead === undefined || (await isAncestor(gitDir, stagingHead, main))) {
        if (stagingHead !== main) await moveBranch(gitDir, staging, stagingHead, main);
        return found(work, main, main);
      }
      const merge = (await isAncestor(gitDir, main, stagingHead)) ? undefined : main;
      return found(work, main, await write(gitDir, staging, next, message, merge));
    },
    // The branches go with their repository.
    remove: async () => undefined,
  };
}

function branches(work: Work): [production: string, staging: string] {
  const { production, staging } = work.subject.project.manifest.git.branches;
  return [production, staging];
}

function composed(local: Local, work: Work): Promise<FileTree> {
  const { manifest } = work.subject.project;
  const manifestJson = `${JSON.stringify(plain(manifest), null, 2)}\n`;
  return compose({ manifest, manifestJson, catalogue, ...local.sources });
}

async function write(
  gitDir: string,
  branch: string,
  next: FileTree,
  message: string,
  merge?: string,
) {
  const base = await head(gitDir, branch);
  const { write: files, remove } = recompose(await existing(gitDir, base), next);
  const expect = base ?? null;
  return commitTree({
    gitDir,
    branch,
    files,
    remove,
    message,
    author,
    expect,
    ...(merge && { merge }),
  });
}

/** Which files are there; but for the lock, what is in them does not matter: the same tree makes no commit. */
async function existing(gitDir: string, commit: string | undefined): Promise<FileTree> {
  if (commit === undefined) return new Map();
  const files = (await listFiles(gitDir, commit)) ?? [];
  const lock = (await readFile(gitDir, commit, lockFile))?.toString() ?? "";
  return new Map(files.map(({ path }) => [path, path === lockFile ? lock : "\0"]));
}

type Telling = { path: string; id: string }[];

/** The two files that tell a composition from any other, as git names their contents; kept per manifest. */
function tellingFiles(): (local: Local, work: Work) => Promise<Telling> {
  const kept = new Map<string, Telling>();
  return async (local, work) => {
    const hash = manifestHash(work.subject.project.manifest);
    const known = kept.get(hash);
    if (known !== undefined) return known;
    const next = await composed(local, work);
    const files = ["manifest.json", lockFile].map((path) => ({ path, id: blobId(next.get(path)) }));
    if (kept.size >= mostKept) kept.clear();
    kept.set(hash, files);
    return files;
  };
}

async function isCurrent(gitDir: string, commit: string, wanted: Telling): Promise<boolean> {
  const there =
    (await listFiles(
      gitDir,
      commit,
      wanted.map(({ path }) => path),
    )) ?? [];
  return wanted.every(({ path, id }) => there.some((file) => file.path === path && file.id === id));
}

/** Git's own name for a file's content. */
function blobId(content: Uint8Array | string | undefined): string {
  const bytes = Buffer.from(content ?? "");
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

function found(work: Work, main: string, staging: string): Found {
  const { manifest } = work.subject.project;
  const { enabled } = resolveModules(manifest.modules, catalogue);
  const modules = Object.fromEntries(enabled.map(({ name, version }) => [name, version]));
  const facts = { main, staging, manifestHash: manifestHash(manifest), modules };
  return { externalId: main, marker: work.marker, facts };
}
