import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema.ts";

/** The database as app code sees it: a pool, one connection, or a transaction, on any driver. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** What the entry read from the environment, once; see README.md for each name. */
export type Config = {
  port: number;
  host: string;
  baseUrl: string;
  ownerEmail: string;
  version: string;
  /** 32 bytes, sealing the vault. Never logged. */
  masterKey: Uint8Array;
  /** Every variable of a vendor that is set, by its name in the environment. */
  vendors: Readonly<Record<string, string>>;
};

/** A wake: rows are the truth, a job only says that some row may be waiting. Safe to lose or repeat. */
export type Job =
  | { name: "run"; runId: string }
  | { name: "deploy"; deployId: string }
  | { name: "project" }
  | { name: "send" };

export type Jobs = {
  /** Wakes the handler of `job`, at once or at `at`. Never throws because the same wake is waiting. */
  wake(job: Job, at?: Date): Promise<void>;
  /** Rejects when jobs cannot be stored. */
  check(): Promise<void>;
};

/** Rooms that live pages and terminals listen to. A message is a wake: readers read rows by cursor. */
export type Sockets = {
  publish(room: string): Promise<void>;
  /** Calls `wake` for every publish to `room`, from any process, until the returned function is called. */
  subscribe(room: string, wake: () => void): () => void;
};

/** The whole runtime seam: one codebase runs on Node and on Workers through it. */
export type Platform = {
  withDb<T>(work: (db: Db) => Promise<T>): Promise<T>;
  waitUntil(work: Promise<unknown>): void;
  fetch: typeof fetch;
  /** May clients be kept between requests? Yes on Node, no on Workers. */
  shared: boolean;
  config: Config;
  jobs: Jobs;
  sockets: Sockets;
  /** One line for the operator's log. Never a secret, never a person's words. */
  log(line: string, facts?: Readonly<Record<string, unknown>>): void;
};
