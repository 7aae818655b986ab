import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../../../db/refusal.ts";
import { backOff } from "./back-off.ts";
import { untilHealthy } from "./health.ts";
import type { Answer, News, Request } from "./host-messages.ts";
import { enter, newRunning, type Running, untilEmpty, type Visit } from "./running.ts";
import type { Version } from "./version.ts";

export type Live = { port: number; version: string };

/** How long, in ms, requests may still take when an environment stops altogether. */
export const parting = 5000;

/** One environment as Mocca sees it: what runs there, and the way from one version to the next. */
export type Place = {
  run(version: Version): Promise<void>;
  live(): Live | undefined;
  enter(): Visit | undefined;
  ensureRunning(): Promise<Live | undefined>;
  hear(news: Exclude<News, { kind: "full" }>): void;
  hostEnded(): void;
  /** Lets requests end for a moment, and starts nothing any more. */
  end(): Promise<void>;
};

export function openPlace(options: {
  ask(request: Request): Promise<Answer>;
  wanted(): Promise<Version | undefined>;
  onLine(line: string): void;
  healthy: number;
  drain: number;
}): Place {
  const { ask, healthy, drain } = options;
  /** What should run; its port says whether it does. */
  let current: Running | undefined;
  /** All that the host has of this environment: the current one, one that starts, those that leave. */
  const known = new Map<string, Running>();
  const leaving = new Set<Promise<void>>();
  /** Changes happen one after the other; this is the end of the last one. */
  let turn: Promise<unknown> = Promise.resolve();
  let starting: Promise<void> | undefined;
  const nextPause = backOff();
  let notBefore = 0;
  let ended = false;

  const inTurn = (work: () => Promise<void>) => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const live = () =>
    current?.port === undefined
      ? undefined
      : { port: current.port, version: current.version.version };

  const stop = async ({ instance, version }: Running) => {
    known.delete(instance);
    // A host that has ended has stopped it too.
    await ask({ kind: "stop", instance, environmentId: version.environmentId }).catch(
      () => undefined,
    );
  };

  const leave = (running: Running) => {
    const left = untilEmpty(running, drain)
      .then(() => stop(running))
      .finally(() => leaving.delete(left));
    leaving.add(left);
  };

  const start = async (version: Version) => {
    const next = newRunning(version);
    const { instance } = next;
    known.set(instance, next);
    try {
      const { port, failed } = await ask({ kind: "start", instance, version });
      if (port === undefined) throw new Error(failed);
      next.port = port;
      const said = await untilHealthy(port, healthy);
      if (said !== undefined)
        throw new Error(`within ${healthy / 1000} s its GET /healthz ${said}, not 200.`);
      if (next.port === undefined) throw new Error("its process keeps stopping.");
    } catch (failure) {
      // Whatever went wrong, nothing of the new version stays, and the old one goes on.
      await stop(next);
      throw notStarted(failure);
    }
    const old = current;
    current = next;
    notBefore = 0;
    if (old !== undefined) leave(old);
  };

  const startWanted = async () => {
    if (ended || live() !== undefined) return;
    const version = current?.version ?? (await options.wanted());
    if (version === undefined) return;
    try {
      await start(version);
    } catch (failure) {
      // The requests that follow must not all try it again.
      notBefore = Date.now() + Math.max(1000, nextPause());
      if (!(failure instanceof Refusal)) throw failure;
      options.onLine(`${version.environmentId}: ${failure.message}`);
    }
  };

  const ensureRunning = async () => {
    if (live() === undefined && !current?.resting && Date.now() >= notBefore) {
      starting ??= inTurn(startWanted).finally(() => {
        starting = undefined;
      });
      await starting;
    }
    return live();
  };

  return {
    run: (version) =>
      inTurn(async () => {
        if (live()?.version === version.version) return;
        if (ended) throw notStarted(new Error("the environment is being stopped."));
        await start(version);
      }),
    live,
    enter: () => (ended || current === undefined ? undefined : enter(current)),
    ensureRunning,
    hear(news) {
      const running = known.get(news.instance);
      if (running === undefined) return;
      running.port = news.kind === "up" ? news.port : undefined;
      running.resting = news.kind === "down";
    },
    hostEnded() {
      for (const running of known.values())
        Object.assign(running, { port: undefined, resting: false });
      if (current !== undefined) void ensureRunning();
    },
    async end() {
      ended = true;
      await turn;
      if (current !== undefined) leave(current);
      current = undefined;
      await Promise.race([Promise.all(leaving), sleep(parting, undefined, { ref: false })]);
    },
  };
}

function notStarted(failure: unknown): Refusal {
  const reason = failure instanceof Error ? failure.message : "of a reason unknown.";
  return new Refusal(
    "unavailable",
    `The new version was not started: ${reason}`,
    "What was live before stays live. Look at the log, mend the cause, and deploy again.",
  );
}
