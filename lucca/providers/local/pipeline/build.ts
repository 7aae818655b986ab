import { existsSync } from "node:fs";
import { cp, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "../../../../db/refusal.ts";
import type { BuildJob } from "./build-job.ts";
import { readBuildRecord } from "./build-record.ts";
import { readableLog } from "./readable-log.ts";
import { type ChildEnd, runChild } from "./run-child.ts";
import { type StageResult, wordsOf } from "./stage-result.ts";
import { mebibytes } from "./tree-entries.ts";
import type { StageCall } from "./workplace.ts";

const entries = ["apps/api/index.ts", "apps/dashboard/index.html"];

export type BuildCall = StageCall & { outputBytes: number };

/**
 * Bundles the API by esbuild and the dashboard by Vite, each in a process of its own, and lays worker.js, assets/,
 * the migrations and build.json into the workplace's `out`. Nothing of the worktree is run.
 */
export async function build(call: BuildCall): Promise<StageResult> {
  const started = performance.now();
  const result = (ok: boolean, log: string) => ({ ok, log, ms: performance.now() - started });
  const missing = entries.find((entry) => !existsSync(join(call.place.tree, entry)));
  if (missing !== undefined) return result(false, `${missing} is not in this commit.`);
  const [api, dashboard] = await Promise.all([
    bundle(call, "build-api.ts"),
    bundle(call, "build-dashboard.ts"),
  ]);
  const failures = [failureOf("API", api), failureOf("Dashboard", dashboard)].filter(
    (words) => words !== undefined,
  );
  if (failures.length > 0)
    return result(false, readableLog(failures.join("\n\n"), call.place.names));
  try {
    const summary = await finish(call);
    return result(
      true,
      readableLog([summary, api.output, dashboard.output].join("\n"), call.place.names),
    );
  } catch (error) {
    // A refusal is this stage's answer; the rest is a bug.
    if (!(error instanceof Refusal)) throw error;
    return result(false, wordsOf(error));
  }
}

function bundle(
  { toolchain, place, limits, signal }: BuildCall,
  script: string,
): Promise<ChildEnd> {
  const folder = import.meta.dirname;
  const job: BuildJob = {
    tree: place.tree,
    out: place.out,
    direct: Object.keys(toolchain.packages.direct),
    folders: toolchain.packages.folders,
  };
  // Reads that a bundler makes in JavaScript end here, whatever leads it there; esbuild is a program of its own.
  const confined =
    script === "build-api.ts"
      ? []
      : [
          "--permission",
          "--allow-addons",
          `--allow-fs-read=${toolchain.modulesFolder}`,
          `--allow-fs-read=${folder}`,
          `--allow-fs-read=${place.folder}`,
          `--allow-fs-write=${place.out}`,
          "--disable-warning=SecurityWarning",
        ];
  return runChild({
    command: toolchain.node,
    args: [
      `--max-old-space-size=${limits.memoryMiB}`,
      ...confined,
      join(folder, script),
      JSON.stringify(job),
    ],
    cwd: place.tree,
    home: place.home,
    limits,
    keep: { bytes: 256 * 1024, whole: false },
    signal,
  });
}

function failureOf(part: string, { status, stopped, output }: ChildEnd): string | undefined {
  if (status === 0 && stopped === undefined) return undefined;
  const words = stopped ?? (output.trim() === "" ? `It ended with ${status}.` : undefined);
  return [`${part}:`, words, output.trim()].filter(Boolean).join("\n");
}

async function finish({ place, outputBytes }: BuildCall): Promise<string> {
  const record = await readBuildRecord(place.tree);
  for (const { path } of record.migrations) {
    await mkdir(dirname(join(place.out, path)), { recursive: true });
    await cp(join(place.tree, path), join(place.out, path));
  }
  await writeFile(join(place.out, "build.json"), JSON.stringify(record, undefined, 2));
  const worker = (await stat(join(place.out, "worker.js"))).size;
  const total = await sizeOf(place.out);
  if (total > outputBytes)
    throw new Refusal(
      "invalid",
      `The build has ${mebibytes(total)}; ${mebibytes(outputBytes)} is the limit.`,
      "Leave out large files.",
    );
  const names = record.modules.map(({ name, version }) => `${name} ${version}`).join(", ");
  return `Built ${names}.\nAPI ${Math.ceil(worker / 1024)} KiB, all files ${Math.ceil(total / 1024)} KiB, ${record.migrations.length} migrations.`;
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
