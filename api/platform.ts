import type { OpenDb } from "../db/pg.ts";
import { plainError } from "../db/plain-error.ts";
import type { Config, Jobs, Platform, Sockets } from "../db/platform.ts";

export type NodePlatform = Platform & {
  /** Resolves when everything handed to `waitUntil` has ended. */
  drained(): Promise<void>;
};

/** The runtime seam on Node. */
export function nodePlatform(
  config: Config,
  { db }: OpenDb,
  jobs: Jobs,
  sockets: Sockets,
  log: Platform["log"],
): NodePlatform {
  const pending = new Set<Promise<unknown>>();
  return {
    withDb: (work) => work(db),
    waitUntil(work) {
      const held = work
        .catch((error: unknown) => log("background work failed", { error: plainError(error) }))
        .finally(() => pending.delete(held));
      pending.add(held);
    },
    fetch,
    shared: true,
    config,
    jobs,
    sockets,
    log,
    async drained() {
      await Promise.all(pending);
    },
  };
}
