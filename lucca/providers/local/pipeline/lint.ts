import { readableLog } from "./readable-log.ts";
import { runChild } from "./run-child.ts";
import type { StageResult } from "./stage-result.ts";
import type { StageCall } from "./workplace.ts";

/** Runs Biome's linter with Mocca's rules over the worktree. Formatting is the client's own affair. */
export async function lint({ toolchain, place, limits, signal }: StageCall): Promise<StageResult> {
  const started = performance.now();
  const ended = await runChild({
    command: toolchain.biome,
    args: [
      "lint",
      `--config-path=${place.tree}`,
      "--vcs-enabled=false",
      "--diagnostic-level=error",
      "--max-diagnostics=200",
      "--reporter=concise",
      "--colors=off",
      "--no-errors-on-unmatched",
      ".",
    ],
    cwd: place.tree,
    home: place.home,
    limits,
    keep: { bytes: 256 * 1024, whole: false },
    signal,
  });
  const output = readableLog(ended.output, place.names)
    .split("\n")
    // Biome's banner says nothing that the lines do not.
    .filter((line) => !/^(lint ━|\s*× Some errors)/.test(line))
    .map((line) => line.replace(/^× (?=\S+:\d+:\d+: )/, "").replace(" No fixes applied.", ""))
    .join("\n")
    .trim();
  const ok = ended.status === 0 && ended.stopped === undefined;
  const words = output === "" && !ok ? `Biome ended with ${ended.status}.` : output;
  const log = [ended.stopped, words].filter(Boolean).join("\n");
  return { ok, log, ms: performance.now() - started };
}
