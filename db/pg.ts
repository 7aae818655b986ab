import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { listener } from "./pg-listen.ts";
import type { Db } from "./platform.ts";
import * as schema from "./schema.ts";

export type OpenDb = {
  db: Db;
  /**
   * Calls `wake` for each NOTIFY on the channel, one of a fixed few, with its payload; and once with an empty
   * one after a lost connection is back, since some may have been missed. Answers with the way to stop.
   */
  listen(channel: string, wake: (payload: string) => void): Promise<() => void>;
  /** Waits for the queries that are out, then closes every connection. */
  close(): Promise<void>;
};

/** A pool of at most `max` connections to a PostgreSQL. Connects with the first query. */
export function openDb(url: string, { max }: { max: number }): OpenDb {
  const settings = { connectionString: url, application_name: "mocca", keepAlive: true };
  const pool = new Pool({
    ...settings,
    max,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // The pool has already dropped the connection that failed; the next query opens another.
  pool.on("error", () => {});
  const ears = listener(settings);
  return {
    db: drizzle(pool, { schema }),
    listen: ears.listen,
    close: async () => {
      await ears.close();
      await pool.end();
    },
  };
}
