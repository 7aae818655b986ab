import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../../../db/refusal.ts";
import type { StageName } from "../../../../db/schema.ts";
import type { Checks } from "./checks.ts";
import { treeOf } from "./export-tree.ts";
import { type Build, readBuild } from "./finished-build.ts";
import { joinChecks } from "./join-checks.ts";
import type { Pipeline } from "./pipeline.ts";
import { cutLog } from "./readable-log.ts";
import { type StageResult, wordsOf } from "./stage-result.ts";

export type StageReport = {
  stage: StageName;
  state: "running" | "done" | "failed";
  log: string;
  ms: number;
};

export type Walk = {
  /** A bare repository, and the full id of a commit in it. */
  gitDir: string;
  commit: string;
  /** The hash of an earlier build of this commit, to be taken live again. */
  build?: string | undefined;
  report(stage: StageReport): Promise<void>;
  /** Each returns its log or throws a Refusal; absent where the branch is never deployed. */
  migrate?: (build: Build, signal: AbortSignal) => Promise<string>;
  deploy?: (build: Build, signal: AbortSignal) => Promise<string>;
  signal: AbortSignal;
};

export type WalkEnd =
  | { state: "done"; build: Build }
  | { state: "failed"; stage: StageName; log: string };

/**
 * Takes one commit through lint, type-check, build, migrate and deploy, reporting each stage as it starts and ends, and
 * stops at the first that fails. The same files are checked and built once. Throws the signal's reason when aborted, and
 * what `migrate` or `deploy` throw beside refusals; the stage then stands as running.
 */
export async function walkPipeline(pipeline: Pipeline, walk: Walk): Promise<WalkEnd> {
  const { toolchain } = pipeline;
  const tree = await treeOf(walk.gitDir, walk.commit, walk.signal);
  const hash = (await keptBuild(pipeline, walk)) ?? hashOf(toolchain.fingerprint, tree);
  const folder = join(toolchain.builds, hash);
  hold(pipeline, hash, 1);
  try {
    const failed = await check(pipeline, walk, { tree, hash, folder });
    if (failed !== undefined) return failed;
    const build = await readBuild(folder);
    return (await takeLive(walk, build)) ?? { state: "done", build };
  } finally {
    // However it ended, a sweep may have the build again.
    hold(pipeline, hash, -1);
  }
}

async function check(
  pipeline: Pipeline,
  walk: Walk,
  { tree, hash, folder }: { tree: string; hash: string; folder: string },
): Promise<WalkEnd | undefined> {
  const { checks, leave } = (await isThere(folder))
    ? { checks: builtBefore(hash), leave: () => {} }
    : joinChecks(pipeline, { gitDir: walk.gitDir, tree, hash });
  try {
    for (const stage of ["lint", "type-check", "build"] as const) {
      const failed = await takeStage(walk, stage, () => unlessAborted(checks[stage], walk.signal));
      if (failed !== undefined) return failed;
    }
    return undefined;
  } finally {
    // What other stages still run for nobody is ended.
    leave();
  }
}

async function takeLive(walk: Walk, build: Build): Promise<WalkEnd | undefined> {
  for (const stage of ["migrate", "deploy"] as const) {
    const work = walk[stage];
    if (work === undefined) continue;
    const failed = await takeStage(walk, stage, async () => {
      const started = performance.now();
      const ended = (ok: boolean, log: string) => ({
        ok,
        log: cutLog(log),
        ms: performance.now() - started,
      });
      return work(build, walk.signal).then(
        (log) => ended(true, log),
        (error: unknown) => {
          if (error instanceof Refusal) return ended(false, wordsOf(error));
          throw error;
        },
      );
    });
    if (failed !== undefined) return failed;
  }
  return undefined;
}

async function takeStage(
  walk: Walk,
  stage: StageName,
  run: () => Promise<StageResult>,
): Promise<WalkEnd | undefined> {
  walk.signal.throwIfAborted();
  await walk.report({ stage, state: "running", log: "", ms: 0 });
  const { ok, log, ms } = await run();
  await walk.report({ stage, state: ok ? "done" : "failed", log, ms: Math.round(ms) });
  return ok ? undefined : { state: "failed", stage, log };
}

function builtBefore(hash: string): Checks {
  const result = Promise.resolve({
    ok: true,
    log: `The same files passed before; build ${hash.slice(0, 8)} is used again.`,
    ms: 0,
  });
  return { lint: result, "type-check": result, build: result };
}

/** The build that was asked for, where it has not been swept; an update of the tools does not take it away. */
async function keptBuild({ toolchain }: Pipeline, { build }: Walk): Promise<string | undefined> {
  const wanted = build !== undefined && /^[0-9a-f]{40}$/.test(build) ? build : undefined;
  return wanted && (await isThere(join(toolchain.builds, wanted))) ? wanted : undefined;
}

function hashOf(fingerprint: string, tree: string): string {
  return createHash("sha256").update(`${fingerprint} ${tree}`).digest("hex").slice(0, 40);
}

/** A build is there only when it is whole: it is renamed into place. */
async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    // The signal outlives this stage.
    signal.removeEventListener("abort", abort);
  }
}

function hold(pipeline: Pipeline, hash: string, by: 1 | -1): void {
  const held = (pipeline.held.get(hash) ?? 0) + by;
  if (held > 0) pipeline.held.set(hash, held);
  else pipeline.held.delete(hash);
}
