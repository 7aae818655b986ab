import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { memoryOf } from "../../lucca/providers/local/compute/memory.ts";
import { ownerVariable } from "../../lucca/providers/local/compute/owner-variable.ts";
import { compatibilityDate } from "../../lucca/providers/local/compute/workerd.ts";
import { checkout, composed } from "../modules/panna.ts";
import { writeTree } from "../modules/write-tree.ts";
import { type Bench, tempFolder } from "./bench.ts";
import { git } from "./git.ts";

/** Panna's repository and the tools that make it run, with nothing of Mocca around them. */
export type BareCity = {
  folder: string;
  /** Pushes what is committed to a bare repository beside it. */
  push(): Promise<void>;
  lint(): Promise<void>;
  types(): Promise<void>;
  /** The API by esbuild and the pages by Vite, side by side. */
  build(): Promise<void>;
  /** Starts workerd on what was built; resolves when it answers. */
  start(): Promise<{ memory(): Promise<number | undefined>; stop(): Promise<void> }>;
};

export async function bareCity(bench: Bench): Promise<BareCity> {
  const top = tempFolder(bench);
  const folder = join(top, "panna");
  await mkdir(folder);
  await writeTree(folder, await composed());
  await standAlone(join(folder, "biome.json"));
  await git(top, "init", "--quiet", "--bare", "panna.git");
  await git(folder, "init", "--quiet", "--initial-branch=staging");
  await git(folder, "remote", "add", "origin", join(top, "panna.git"));
  await git(folder, "add", "--all", ".", ":!node_modules");
  await git(folder, "commit", "--quiet", "--message", "Begin");
  const tool = (name: string, ...words: string[]) => run(folder, name, words);
  return {
    folder,
    push: async () => void (await git(folder, "push", "--quiet", "origin", "staging")),
    lint: () => tool("biome", "lint", "--diagnostic-level=error", "."),
    types: () => tool("tsc", "-p", ".", "--singleThreaded"),
    async build() {
      const api = ["apps/api/index.ts", "--bundle", "--minify", "--format=esm"];
      const target = ["--conditions=workerd,worker,browser", "--outfile=worker.js"];
      await Promise.all([
        tool("esbuild", ...api, ...target, "--log-level=error"),
        tool("vite", "build", "--logLevel=error"),
      ]);
    },
    start: () => startWorkerd(bench, folder),
  };
}

/** The template's own configuration looks for one above it. */
async function standAlone(file: string): Promise<void> {
  const config = JSON.parse(await readFile(file, "utf8"));
  const includes = [...config.files.includes, "!worker.js", "!**/*.svg"];
  await writeFile(file, JSON.stringify({ ...config, root: true, files: { includes } }));
}

async function run(folder: string, name: string, words: string[]): Promise<void> {
  const program = join(checkout, "node_modules/.bin", name);
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(program, words, { cwd: folder, env });
}

async function startWorkerd({ undo }: Bench, folder: string) {
  const contents = await readFile(join(folder, "worker.js"), "utf8");
  const assets = join(folder, "dist");
  if (!existsSync(assets)) throw new Error("The pages were not built");
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.NONE),
      unsafeRuntimeEnv: { [ownerVariable]: "bare" },
      workers: [
        {
          name: "app",
          modules: [{ type: "ESModule", path: "worker.js", contents }],
          compatibilityDate,
          compatibilityFlags: ["nodejs_compat"],
          bindings: {
            COMMIT: "bare",
            ENVIRONMENT: "staging",
            CLIENT_NAME: "Panna",
            // Nothing that is asked here reaches a database.
            DATABASE_URL: "postgres://nobody@127.0.0.1/nothing",
            DATABASE_PROXY: "127.0.0.1:1",
          },
          assets: {
            directory: assets,
            binding: "ASSETS",
            run_worker_first: true,
            routerConfig: { has_user_worker: true },
          },
        },
      ],
    }),
  );
  let ended: Promise<void> | undefined;
  const stop = () => (ended ??= miniflare.dispose());
  undo.push(stop);
  const answer = await fetch(new URL("/healthz", await miniflare.ready));
  if (!answer.ok)
    throw new Error(`The bare workerd answered ${answer.status}: ${await answer.text()}`);
  const memory = async () => (await memoryOf(process.pid))?.get("bare")?.proportional;
  return { memory, stop };
}
