/** What Workers have of Node under `nodejs_compat`, as far as this house uses it. */
const onWorkers = new Set(
  "assert async_hooks buffer crypto events path stream timers url util".split(" "),
);

/** Whether a builtin (`node:fs`) is missing on Workers. */
export function nodeOnly(builtin: string): boolean {
  return !onWorkers.has(builtin.replace("node:", ""));
}
