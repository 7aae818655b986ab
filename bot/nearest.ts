const longest = 40;

/** The candidates that were probably meant, the likeliest first, at most three. Case does not matter. */
export function nearest(said: string, candidates: Iterable<string>): string[] {
  const word = said.toLowerCase();
  if (word.length === 0 || word.length > longest) return [];
  const reach = Math.max(1, Math.floor((word.length + 1) / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, far: farness(word, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate, "en"))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** A beginning of two letters or more is as near as one slip. */
function farness(word: string, candidate: string): number {
  if (candidate === word) return 0;
  if (word.length > 1 && candidate.startsWith(word)) return 1;
  return distance(word, candidate);
}

/** Damerau–Levenshtein, restricted: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
