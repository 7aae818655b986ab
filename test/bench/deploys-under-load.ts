import { setTimeout as wait } from "node:timers/promises";
import type { Address } from "./address.ts";
import type { Bench } from "./bench.ts";
import { type Answers, underLoad } from "./load.ts";
import { type Clone, pushOneLine } from "./pushes.ts";

const rounds = 3;
const quietMs = 3_000;
/** The old version is stopped a moment after the switch. */
const afterwardsMs = 1_500;

/** Deploys to staging while it is asked 200 times a second, beside the same load without a deploy. */
export async function deploysUnderLoad(bench: Bench, cloned: Clone, staging: Address) {
  for (let i = 0; i < rounds; i++) {
    note(bench, "floor", await underLoad(staging, () => wait(quietMs)));
    const deploy = async () => {
      await pushOneLine(cloned, staging);
      await wait(afterwardsMs);
    };
    note(bench, "ours", await underLoad(staging, deploy));
  }
}

function note({ samples, say }: Bench, side: "ours" | "floor", { ms, failures }: Answers): void {
  samples.note("failed", side, failures.length);
  samples.note("slowest", side, ms.toSorted((a, b) => a - b)[Math.floor(ms.length * 0.99)] ?? 0);
  for (const failure of new Set(failures)) say(`  ${failure}`);
}
