import type { SharedChecks } from "./join-checks.ts";
import type { ChildLimits } from "./run-child.ts";
import { openToolchain, type Toolchain } from "./toolchain.ts";
import type { TreeLimits } from "./tree-entries.ts";
import { openTurns } from "./turns.ts";

/** What one commit may cost. `atOnce` is how many commits are checked side by side. */
export type PipelineLimits = {
  tree: TreeLimits;
  child: ChildLimits;
  outputBytes: number;
  atOnce: number;
};

const mebibyte = 1024 * 1024;

export const usualLimits: PipelineLimits = {
  tree: { files: 5_000, fileBytes: 2 * mebibyte, totalBytes: 20 * mebibyte },
  child: { ms: 60_000, memoryMiB: 1_024 },
  outputBytes: 20 * mebibyte,
  atOnce: 2,
};

/** One process's pipeline: its tools, and what it is doing now. */
export type Pipeline = {
  toolchain: Toolchain;
  limits: PipelineLimits;
  /** Checks under way, by the hash of the build that they make. */
  running: Map<string, SharedChecks>;
  /** Waits until another commit may be checked, and returns what ends its turn. */
  takeTurn(): Promise<() => void>;
  /** How many walks hold which build, so that a sweep leaves it. */
  held: Map<string, number>;
};

/** Opens the pipeline of a checkout on a data directory that this process alone holds. See openToolchain for what it refuses. */
export async function openPipeline(
  place: { checkout: string; dataDir: string },
  limits: PipelineLimits = usualLimits,
): Promise<Pipeline> {
  const toolchain = await openToolchain(place);
  return {
    toolchain,
    limits,
    takeTurn: openTurns(limits.atOnce),
    running: new Map(),
    held: new Map(),
  };
}
