import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Version } from "./version.ts";

/** One start of one version; `port` is undefined while its process is not up. */
export type Running = {
  instance: string;
  version: Version;
  port: number | undefined;
  /** Its process died again and again: the host starts it after a pause. */
  resting: boolean;
  /** Requests inside at this moment, and when the last one left. */
  inside: number;
  lastLeft: number;
  onEmpty: (() => void) | undefined;
};

/** A request inside a version, which keeps it from being stopped until `leave`; `others` were there before. */
export type Visit = { port: number; others: number; leave(): void };

export function newRunning(version: Version): Running {
  const instance = randomUUID();
  return {
    instance,
    version,
    port: undefined,
    resting: false,
    inside: 0,
    lastLeft: 0,
    onEmpty: undefined,
  };
}

export function enter(running: Running): Visit | undefined {
  if (running.port === undefined) return undefined;
  const others = running.inside++;
  return {
    port: running.port,
    others,
    leave() {
      running.inside--;
      running.lastLeft = Date.now();
      if (running.inside === 0) running.onEmpty?.();
    },
  };
}

/** What a worker does after its answer (`waitUntil`) has so long, in ms. */
const afterwards = 1000;

/** Resolves when no request is inside and what it left behind is done, at the latest after `deadline` ms. */
export async function untilEmpty(running: Running, deadline: number): Promise<void> {
  if (running.inside > 0) {
    const empty = Promise.withResolvers<void>();
    running.onEmpty = empty.resolve;
    const timer = setTimeout(empty.resolve, deadline);
    await empty.promise;
    clearTimeout(timer);
  }
  await sleep(Math.max(0, running.lastLeft + afterwards - Date.now()));
}
