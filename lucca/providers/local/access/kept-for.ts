const most = 10_000;

/** Remembers what was looked up for so long, in ms; who asks for the same meanwhile shares the answer. */
export function keptFor<A, V>(
  ms: number,
  look: (asked: A) => Promise<V>,
): (asked: A) => Promise<V> {
  const kept = new Map<string, { until: number; answer: Promise<V> }>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const known = kept.get(key);
    if (known !== undefined && Date.now() < known.until) return known.answer;
    if (kept.size >= most) kept.clear();
    const answer = look(asked);
    kept.set(key, { until: Date.now() + ms, answer });
    // A look that failed is not an answer; whoever asked hears of it.
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
