import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  openPipeline,
  type Pipeline,
  type PipelineLimits,
  usualLimits,
} from "../../../../../lucca/providers/local/pipeline/pipeline.ts";
import {
  type StageReport,
  type Walk,
  type WalkEnd,
  walkPipeline,
} from "../../../../../lucca/providers/local/pipeline/walk.ts";
import { type BareRepository, bareRepository, type Files } from "./bare-repository.ts";
import { sampleFiles } from "./sample-files.ts";

/** What a secret file above the worktree holds, in every form that a tool may want to read. */
export const canary = "CANARY7f3a91d2";

export type Walked = { end: WalkEnd; reports: StageReport[] };

export type House = {
  pipeline: Pipeline;
  repository: BareRepository;
  dataDir: string;
  /** From a folder so many levels below the worktree's root to the data directory, where the canaries are. */
  up(levels: number): string;
  walk(commit: string, more?: Partial<Walk>): Promise<Walked>;
  /** Walks the sample with some files changed or added. */
  walkWith(changes: Files): Promise<Walked>;
  /** Every file that the pipeline left behind and that holds the text. */
  filesWith(text: string): string[];
  /** The command lines of what the pipeline runs now. */
  processes(): string[];
  close(): void;
};

/** A checkout with its data directory inside, as a newcomer has it, and with canaries above the worktrees. */
export async function pipelineHouse(limits: Partial<PipelineLimits> = {}): Promise<House> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mocca-pipeline-")));
  const dataDir = join(folder, ".mocca");
  mkdirSync(dataDir);
  for (const name of ["node_modules", "modules", "package-lock.json"])
    symlinkSync(resolve(name), join(folder, name));
  for (const [ending, text] of Object.entries(canaries))
    writeFileSync(join(dataDir, `canary.${ending}`), text);
  const pipeline = await openPipeline({ checkout: folder, dataDir }, { ...usualLimits, ...limits });
  const repository = bareRepository(join(folder, "client.git"));

  const walk = async (commit: string, more: Partial<Walk> = {}) => {
    const reports: StageReport[] = [];
    const end = await walkPipeline(pipeline, {
      gitDir: repository.gitDir,
      commit,
      signal: new AbortController().signal,
      report: async (report) => void reports.push(report),
      ...more,
    });
    return { end, reports };
  };
  return {
    pipeline,
    repository,
    dataDir,
    up: (levels) => "../".repeat(levels + 5),
    walk,
    walkWith: (changes) => walk(repository.commit({ ...sampleFiles, ...changes })),
    filesWith: (text) => find(text, [pipeline.toolchain.builds, join(dataDir, "pipeline")]),
    processes: () => {
      const lines = execFileSync("ps", ["-eo", "args"]).toString().split("\n");
      return lines.filter((line) => line.includes(join(dataDir, "pipeline")));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const canaries = {
  key: canary,
  ts: `export const canary = "${canary}";\nexport type Canary = "${canary}";\n`,
  "d.ts": `declare const global${canary}: "${canary}";\n`,
  json: `{ "${canary}": "${canary}" }`,
  css: `body { --canary: "${canary}"; } .canary { content: "${canary}" }`,
  svg: `<svg xmlns="http://www.w3.org/2000/svg"><title>${canary}</title></svg>`,
};

function find(text: string, folders: readonly string[]): string[] {
  try {
    return execFileSync("grep", ["-rlaF", text, ...folders])
      .toString()
      .trim()
      .split("\n");
  } catch {
    // grep ends with 1 when no file has it.
    return [];
  }
}
