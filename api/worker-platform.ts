import { openNeon } from "../db/neon.ts";
import { plainError } from "../db/plain-error.ts";
import type { Config, Job, Platform } from "../db/platform.ts";
import { roomsJobs } from "./rooms-jobs.ts";

/** Where the database is, as the Worker's bindings say. */
export type Database = { url: string; bridge?: string };

/**
 * Does some work with the runtime seam on Workers, made for one request or one sweep and good for it
 * alone. `over` resolves when all that the work left behind is done and its connections are closed.
 */
export function onWorker<T>(
  config: Config,
  { url, bridge }: Database,
  work: (platform: Platform) => Promise<T>,
): { result: Promise<T>; over: Promise<void> } {
  const { db, close } = openNeon(url, bridge);
  const pending = new Set<Promise<unknown>>();
  const waitUntil = (left: Promise<unknown>) => {
    const held = left
      .catch((error: unknown) => log("background work failed", { error: plainError(error) }))
      .finally(() => pending.delete(held));
    pending.add(held);
  };
  const platform: Platform = {
    withDb: (ask) => ask(db),
    waitUntil,
    fetch: (input, init) => fetch(input, init),
    shared: false,
    config,
    jobs: {
      wake: async (job, at) => {
        if (at === undefined && isForRooms(job)) waitUntil(roomsJobs(platform)[job.name]());
      },
      check: async () => undefined,
    },
    sockets: { publish: async () => undefined, subscribe: () => () => undefined },
    log,
  };
  const result = work(platform);
  const end = async () => {
    await result.catch(() => undefined);
    while (pending.size > 0) await Promise.all(pending);
    await close();
  };
  return { result, over: end() };
}

/** A run or a deploy waits, as its row, for a process that has the machine for it; so does what is for later. */
function isForRooms(job: Job): job is Extract<Job, { name: "project" | "send" }> {
  return job.name === "project" || job.name === "send";
}

/** One line of JSON for `wrangler tail` and the dashboard. */
const log: Platform["log"] = (line, facts = {}) => {
  console.log(JSON.stringify({ ...facts, line, time: new Date().toISOString() }));
};
