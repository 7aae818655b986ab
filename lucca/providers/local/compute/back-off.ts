const longest = 60_000;

/** How long, in ms, to wait before starting again what has failed `failures` times in a row: 0, 1 s, 2 s, 4 s … */
export function pauseAfter(failures: number): number {
  return failures <= 1 ? 0 : Math.min(longest, 1000 * 2 ** (failures - 2));
}

/** So long without a failure, in ms, and the next one counts as the first. */
export const calm = 2 * longest;
