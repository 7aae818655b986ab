import { randomUUID } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Pipeline } from "./pipeline.ts";

/** Removes every build that is not in `keep` and that no walk holds, and returns their hashes. */
export async function sweepBuilds(
  { toolchain, held }: Pipeline,
  keep: ReadonlySet<string>,
): Promise<string[]> {
  const there = await readdir(toolchain.builds);
  const idle = there.filter((hash) => !keep.has(hash) && !held.has(hash));
  for (const hash of idle) {
    // Moved away first, so that half of a build never lies where a whole one is expected.
    const aside = join(toolchain.work, randomUUID());
    await rename(join(toolchain.builds, hash), aside);
    await rm(aside, { recursive: true, force: true });
  }
  return idle;
}
