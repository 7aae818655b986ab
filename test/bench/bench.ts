import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { undoStack } from "../../api/undo-stack.ts";
import type { Samples } from "./samples.ts";

/** What each part of the benchmark is given; whatever it starts, it pushes the end of onto `undo`. */
export type Bench = {
  samples: Samples;
  undo: ReturnType<typeof undoStack>;
  /** Tells on the screen what is being measured. */
  say(line: string): void;
};

/** A folder that is gone when the benchmark is over. */
export function tempFolder({ undo }: Bench): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mocca-bench-")));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
