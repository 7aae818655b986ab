const longest = 60_000;
const calm = 2 * longest;

/**
 * Pauses, in ms, for what fails again and again: each call is one more failure and says how long to
 * wait now: 0, 1 s, 2 s, 4 s … 60 s. After two minutes without a failure it begins again.
 */
export function backOff(): () => number {
  let failures = 0;
  let last = 0;
  return () => {
    const now = Date.now();
    failures = now - last > calm ? 1 : failures + 1;
    last = now;
    return failures === 1 ? 0 : Math.min(longest, 1000 * 2 ** (failures - 2));
  };
}
