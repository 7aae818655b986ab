import { type Checks, startChecks } from "./checks.ts";
import type { Pipeline } from "./pipeline.ts";

/** A tree, the repository that has it, and the hash of the build that it makes. */
type Files = { gitDir: string; tree: string; hash: string };

export type SharedChecks = { checks: Checks; users: number; abort: AbortController };

/**
 * Joins the checks of a tree that are under way, or starts them. Who joined must leave; when the last one has left, what
 * still runs is ended.
 */
export function joinChecks(pipeline: Pipeline, files: Files): { checks: Checks; leave(): void } {
  const shared = pipeline.running.get(files.hash) ?? start(pipeline, files);
  shared.users += 1;
  return {
    checks: shared.checks,
    leave() {
      shared.users -= 1;
      if (shared.users > 0) return;
      if (pipeline.running.get(files.hash) === shared) pipeline.running.delete(files.hash);
      shared.abort.abort();
    },
  };
}

function start(pipeline: Pipeline, files: Files): SharedChecks {
  const abort = new AbortController();
  const checks = startChecks({ ...files, pipeline, signal: abort.signal });
  const shared = { checks, users: 0, abort };
  pipeline.running.set(files.hash, shared);
  return shared;
}
