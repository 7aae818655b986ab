import { randomBytes } from "node:crypto";
import type { Config, Job, Platform, Sockets } from "../db/platform.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

export type Handle = { [N in Job["name"]]?: (job: Extract<Job, { name: N }>) => Promise<void> };

export type TestPlatform = Platform & {
  database: TestDatabase;
  /** Every wake so far, in order. */
  woken: Job[];
  logged: { line: string; facts: unknown }[];
  /** Does what was woken, and what that wakes, until nothing is left. Wakes for later count as now. */
  drain(handle: Handle): Promise<void>;
  close(): Promise<void>;
};

/** A platform on a database of its own: jobs are kept until they are drained, rooms are in memory. */
export async function testPlatform(vendors: Config["vendors"] = {}): Promise<TestPlatform> {
  const database = await testDatabase();
  const woken: Job[] = [];
  const logged: TestPlatform["logged"] = [];
  let done = 0;
  return {
    database,
    woken,
    logged,
    withDb: (work) => work(database.db),
    waitUntil(work) {
      work.catch((error: unknown) => logged.push({ line: "background", facts: String(error) }));
    },
    fetch: () => Promise.reject(new Error("Nothing outside can be reached from this test.")),
    shared: true,
    config: {
      port: 8787,
      host: "127.0.0.1",
      baseUrl: "http://localhost:8787",
      ownerEmail: "owner@mocca.localhost",
      version: "0.0.0",
      masterKey: randomBytes(32),
      vendors,
    },
    jobs: {
      wake: async (job) => void woken.push(job),
      check: async () => undefined,
    },
    sockets: roomsInMemory(),
    log: (line, facts = {}) => void logged.push({ line, facts }),
    async drain(handle) {
      for (; done < woken.length; done++) {
        const job = woken[done];
        if (job !== undefined) await run(handle, job);
      }
    },
    close: () => database.close(),
  };
}

async function run(handle: Handle, job: Job): Promise<void> {
  switch (job.name) {
    case "run":
      return handle.run?.(job);
    case "deploy":
      return handle.deploy?.(job);
    case "project":
      return handle.project?.(job);
    case "send":
      return handle.send?.(job);
  }
}

function roomsInMemory(): Sockets {
  const rooms = new Map<string, Set<() => void>>();
  return {
    async publish(room) {
      for (const wake of rooms.get(room) ?? []) wake();
    },
    subscribe(room, wake) {
      const members = rooms.get(room) ?? new Set();
      rooms.set(room, members.add(wake));
      return () => void members.delete(wake);
    },
  };
}
