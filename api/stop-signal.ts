/** Ctrl-C in a terminal, or a signal to the whole group, arrives from the system and from npm: one wish. */
const sameWish = 1_000;

/** The first signal that asks this process to stop. A later, second one ends it at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(name, () => {
        first ??= Date.now();
        if (Date.now() - first > sameWish) process.exit(1);
        resolve(name);
      });
  });
}
