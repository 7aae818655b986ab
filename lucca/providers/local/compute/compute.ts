import { setTimeout as sleep } from "node:timers/promises";
import { keepHost } from "./kept-host.ts";
import type { LogLine } from "./log-ring.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { type Live, openPlace, type Place, parting } from "./place.ts";
import type { Visit } from "./running.ts";
import type { Version } from "./version.ts";

export type Compute = {
  /**
   * Makes a version the one that answers: starts it beside the old one, waits until `GET /healthz`
   * answers 200, switches and comes back; the old one ends once its requests have. A version that does
   * not become healthy is refused with the reason, and the old one stays. What is live already is left
   * alone.
   */
  run(version: Version): Promise<void>;
  live(environmentId: string): Live | undefined;
  /** Counts a request into the live version; the caller must leave. */
  enter(environmentId: string): Visit | undefined;
  /** Starts what should run, once for all who ask at the same time; undefined when nothing runs then. */
  ensureRunning(environmentId: string): Promise<Live | undefined>;
  /** Whether the environment's bucket has reached its limit. */
  isFull(environmentId: string): boolean;
  /** Stops an environment and forgets it; its requests have 5 s to end. */
  stop(environmentId: string): Promise<void>;
  /** The newest lines of its log, oldest first. */
  logs(environmentId: string): Promise<LogLine[]>;
  /** Memory per environment; undefined where /proc does not tell. */
  memory(): Promise<Map<string, Memory> | undefined>;
  /** Ends every process; requests have 5 s to end. */
  dispose(): Promise<void>;
};

/**
 * Starts the compute host, a child process that holds one workerd per running version, and keeps it
 * up: when it dies, it comes back with all environments. `folder` is for its temporary files, `bridge`
 * the address of the database bridge; `wanted` tells what should run when an environment is first
 * asked for; `onSpawn` gets the pid of each host, which leads a process group with all of its children.
 */
export function startCompute(options: {
  folder: string;
  bridge: string;
  wanted(environmentId: string): Promise<Version | undefined>;
  onSpawn(pid: number): void;
  onLine(line: string): void;
  /** How long, in ms, a version may take to become healthy (10 s), and requests to end (30 s). */
  healthy?: number;
  drain?: number;
}): Compute {
  const { healthy = 10_000, drain = 30_000, onLine } = options;
  const places = new Map<string, Place>();
  const full = new Set<string>();
  let disposed = false;

  const host = keepHost({
    ...options,
    onNews(news) {
      const { environmentId } = news;
      if (news.kind === "down") onLine(`${environmentId}: its worker keeps stopping; it rests.`);
      if (news.kind !== "full") places.get(environmentId)?.hear(news);
      else if (news.full) full.add(environmentId);
      else full.delete(environmentId);
    },
    onEnd() {
      full.clear();
      for (const place of places.values()) place.hostEnded();
    },
  });

  const placeOf = (environmentId: string) => {
    const wanted = async () => (disposed ? undefined : await options.wanted(environmentId));
    const place =
      places.get(environmentId) ?? openPlace({ ask: host.ask, wanted, onLine, healthy, drain });
    places.set(environmentId, place);
    return place;
  };

  return {
    run: (version) => placeOf(version.environmentId).run(version),
    live: (environmentId) => places.get(environmentId)?.live(),
    enter: (environmentId) => places.get(environmentId)?.enter(),
    ensureRunning: (environmentId) => placeOf(environmentId).ensureRunning(),
    isFull: (environmentId) => full.has(environmentId),
    async stop(environmentId) {
      await places.get(environmentId)?.end();
      places.delete(environmentId);
      // A host that has ended has forgotten it too.
      await host.ask({ kind: "forget", environmentId }).catch(() => undefined);
      full.delete(environmentId);
    },
    async logs(environmentId) {
      return (await host.ask({ kind: "logs", environmentId })).lines ?? [];
    },
    async memory() {
      const pid = await host.pid();
      return pid === undefined ? undefined : await memoryOf(pid);
    },
    async dispose() {
      disposed = true;
      const ends = [...places.values()].map((place) => place.end());
      await Promise.race([Promise.all(ends), sleep(parting, undefined, { ref: false })]);
      await host.end();
    },
  };
}
