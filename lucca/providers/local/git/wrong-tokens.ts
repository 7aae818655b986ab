/** Counts wrong tokens per address, so that nobody can make us look up token after token. */
export type WrongTokens = {
  /** Seconds until this address may try again; 0 when it may now. */
  wait(address: string): number;
  add(address: string): void;
};

/**
 * `most` wrong tokens a minute and address. Kept for at most `addresses` addresses, the oldest
 * forgotten first: memory stays bounded however many there are.
 */
export function countWrongTokens(
  most = 30,
  addresses = 10_000,
  now: () => number = Date.now,
): WrongTokens {
  const counts = new Map<string, { wrong: number; until: number }>();
  const current = (address: string) => {
    const count = counts.get(address);
    return count && count.until > now() ? count : undefined;
  };
  return {
    wait(address) {
      const count = current(address);
      return count && count.wrong >= most ? Math.ceil((count.until - now()) / 1000) : 0;
    },
    add(address) {
      const count = current(address) ?? { wrong: 0, until: now() + 60_000 };
      count.wrong += 1;
      counts.delete(address);
      counts.set(address, count);
      const oldest = counts.keys().next();
      if (counts.size > addresses && !oldest.done) counts.delete(oldest.value);
    },
  };
}
