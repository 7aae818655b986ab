import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Message } from "esbuild";
import { apiGuard } from "./api-guard.ts";
import type { BuildJob } from "./build-job.ts";
import { type Ground, isOnGround } from "./ground.ts";
import { collectRefusals } from "./refused-imports.ts";

// Run as a process of its own by build.ts, which wrote this argument.
const job = JSON.parse(process.argv[2] ?? "") as BuildJob;
const ground: Ground = {
  tree: job.tree,
  webRoot: undefined,
  direct: job.direct,
  folders: job.folders,
};
const refused = collectRefusals(ground);

const lines = await bundle();
if (lines !== undefined) {
  console.log((refused.lines.size > 0 ? [...refused.lines] : lines).join("\n"));
  process.exitCode = 1;
}

/** Writes worker.js, or returns the lines that say why not. */
async function bundle(): Promise<string[] | undefined> {
  const result = await build({
    absWorkingDir: job.tree,
    entryPoints: ["apps/api/index.ts"],
    bundle: true,
    write: false,
    metafile: true,
    outfile: "worker.js",
    format: "esm",
    target: "es2024",
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    mainFields: ["browser", "module", "main"],
    define: { "process.env.NODE_ENV": '"production"' },
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    // Given here so that no tsconfig.json is looked for.
    tsconfigRaw: { compilerOptions: { jsx: "react-jsx", target: "es2024" } },
    plugins: [apiGuard(ground, refused)],
  }).catch((error: { errors?: Message[] }) => {
    // A failed build is an answer; anything without messages is a bug.
    if (error.errors === undefined) throw error;
    return error.errors.map(readable);
  });
  if (Array.isArray(result)) return result;
  if (refused.lines.size > 0) return [];
  const strangers = Object.keys(result.metafile.inputs).filter((input) => isStranger(input));
  if (strangers.length > 0) return ["The API's bundle has a part from outside the repository."];
  const worker = result.outputFiles.find((file) => file.path.endsWith("worker.js"));
  if (worker === undefined) throw new Error("esbuild wrote no worker.js");
  await writeFile(join(job.out, "worker.js"), worker.contents);
  return undefined;
}

function isStranger(input: string): boolean {
  if (/^(builtin|dataurl):|^<|^\(disabled\):/.test(input)) return false;
  return !isOnGround(ground, join(job.tree, input));
}

function readable({ text, location }: Message): string {
  return location === null
    ? text
    : `${location.file}:${location.line}:${location.column + 1}: ${text}\n    ${location.lineText.trim().slice(0, 200)}`;
}
