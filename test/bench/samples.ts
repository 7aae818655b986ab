import type { RowName } from "./rows.ts";

type Side = "ours" | "floor";

/** Everything that was measured so far. */
export type Samples = {
  note(row: RowName, side: Side, value: number): void;
  of(row: RowName, side: Side): readonly number[];
};

export function newSamples(): Samples {
  const kept = new Map<string, number[]>();
  const of = (row: RowName, side: Side) => kept.get(`${row} ${side}`) ?? [];
  return {
    of,
    note(row, side, value) {
      kept.set(`${row} ${side}`, [...of(row, side), value]);
    },
  };
}

/** How long it took, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
