import { startAppWorker } from "./app-worker.ts";
import { type BucketDoor, openBucketDoor } from "./bucket-door.ts";
import type { News } from "./host-messages.ts";
import { type LogRing, logRing } from "./log-ring.ts";
import { type Supervised, supervise } from "./supervise.ts";
import type { Version } from "./version.ts";

/** One environment in the host: its running versions, the bucket that they share, and its log. */
export type HostEnvironment = {
  log: LogRing;
  /** Starts a version beside those that run; comes back with its port, or throws. */
  start(instance: string, version: Version): Promise<number>;
  stop(instance: string): Promise<void>;
  /** Stops all of it. */
  close(): Promise<void>;
};

export function hostEnvironment(
  environmentId: string,
  bridge: string,
  tell: (news: News) => void,
): HostEnvironment {
  const log = logRing();
  const running = new Map<string, Supervised>();
  let door: Promise<BucketDoor> | undefined;

  const openDoor = async ({ bucket }: Version) => {
    if (bucket === undefined) return undefined;
    door ??= openBucketDoor({
      environmentId,
      ...bucket,
      onLog: log.add,
      onFull: (full) => tell({ kind: "full", environmentId, full }),
    });
    return await door;
  };

  return {
    log,
    async start(instance, version) {
      const opened = await openDoor(version);
      const worker = await supervise({
        start: (onCrash) =>
          startAppWorker({
            version,
            bridge,
            door: opened,
            onLog: log.add,
            onCrash(cameBack) {
              log.add("error", "The worker's process stopped unexpectedly.");
              onCrash(cameBack);
            },
          }),
        onDown: () => tell({ kind: "down", instance, environmentId }),
        onUp: (port) => tell({ kind: "up", instance, environmentId, port }),
      });
      running.set(instance, worker);
      return worker.port;
    },
    async stop(instance) {
      await running.get(instance)?.stop();
      running.delete(instance);
    },
    async close() {
      await Promise.all([...running.values()].map((worker) => worker.stop()));
      running.clear();
      await (await door)?.close();
    },
  };
}
