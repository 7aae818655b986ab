import { rename } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../../../db/refusal.ts";
import { build } from "./build.ts";
import { exportTree } from "./export-tree.ts";
import { lint } from "./lint.ts";
import type { Pipeline } from "./pipeline.ts";
import { type StageResult, wordsOf } from "./stage-result.ts";
import { writeToolConfig } from "./tool-config.ts";
import { typeCheck } from "./type-check.ts";
import { closeWorkplace, openWorkplace, type StageCall, type Workplace } from "./workplace.ts";

/** The three stages that need only the files; each settles on its own, in any order. */
export type Checks = Record<"lint" | "type-check" | "build", Promise<StageResult>>;

export type ChecksCall = {
  pipeline: Pipeline;
  gitDir: string;
  tree: string;
  /** The name of the build that is put into place. */
  hash: string;
  signal: AbortSignal;
};

/**
 * Exports a tree and runs lint, type-check and build on it side by side, since none of them fills the machine alone. The
 * build is put into place only when all three passed. What the export refuses is the answer of each stage.
 */
export function startChecks(call: ChecksCall): Checks {
  const { toolchain, limits, takeTurn } = call.pipeline;
  const turn = takeTurn();
  const opened = turn.then(() => openWorkplace(toolchain));
  const exported = opened.then((place) => fill(call, place));
  const stage = async (run: (given: StageCall) => Promise<StageResult>) =>
    (await exported) ??
    run({ toolchain, place: await opened, limits: limits.child, signal: call.signal });

  const linted = stage(lint);
  const typed = stage(typeCheck);
  const bundled = stage((given) => build({ ...given, outputBytes: limits.outputBytes }));
  const built = Promise.all([linted, typed, bundled]).then(async (results) => {
    if (results.every((result) => result.ok)) await putInPlace(call, await opened);
    return results[2];
  });
  const ended = Promise.allSettled([linted, typed, bundled, built]).then(async () =>
    closeWorkplace(await opened),
  );
  // Whoever joined reads the stages; here only the turn has to come back.
  void ended.finally(async () => (await turn)()).catch(() => {});
  return { lint: linted, "type-check": typed, build: built };
}

async function fill(
  { pipeline, gitDir, tree, signal }: ChecksCall,
  place: Workplace,
): Promise<StageResult | undefined> {
  const started = performance.now();
  try {
    await exportTree(gitDir, tree, place.tree, pipeline.limits.tree, signal);
  } catch (error) {
    // A refusal is an answer about the commit; the rest is a bug.
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, log: wordsOf(error), ms: performance.now() - started };
  }
  await writeToolConfig(place.tree, pipeline.toolchain.config);
  return undefined;
}

async function putInPlace({ pipeline, hash }: ChecksCall, place: Workplace): Promise<void> {
  await rename(place.out, join(pipeline.toolchain.builds, hash)).catch(
    (error: NodeJS.ErrnoException) => {
      // Another process built the same files meanwhile: its build is as good.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    },
  );
}
