import { type Row, type RowName, rows } from "./rows.ts";
import type { Samples } from "./samples.ts";

/** The middle, and what four fifths of the samples lie between. */
type Told = { median: number; low: number; high: number; samples: readonly number[] };

export type Result = Row & {
  ours: Told;
  floor: Told;
  /** Undefined where the floor is nothing. */
  ratio: number | undefined;
  met: boolean | undefined;
};

/** Each row that was measured, worked out. */
export function resultsOf(samples: Samples): Result[] {
  // The names of `rows` are its own.
  const names = Object.keys(rows) as RowName[];
  return names.flatMap((name) => {
    const row: Row = rows[name];
    const [ours, floor] = [told(samples.of(name, "ours")), told(samples.of(name, "floor"))];
    if (ours === undefined || floor === undefined) return [];
    return {
      ...row,
      ours,
      floor,
      ratio: floor.median > 0 ? round(ours.median / floor.median) : undefined,
      met: row.aim === undefined ? undefined : ours.median <= row.aim,
    };
  });
}

function told(samples: readonly number[]): Told | undefined {
  if (samples.length === 0) return undefined;
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.round((sorted.length - 1) * share)] ?? 0);
  return { median: at(0.5), low: at(0.1), high: at(0.9), samples: samples.map(round) };
}

const round = (value: number) => Number(value.toPrecision(4));
