import { neonConfig, Pool } from "@neondatabase/serverless";
import { drizzle } from "drizzle-orm/neon-serverless";
import type { Db } from "./platform.ts";
import * as schema from "./schema.ts";

export type NeonDb = {
  db: Db;
  /** Waits for the queries that are out, then closes every connection. */
  close(): Promise<void>;
};

/**
 * A pool for one request on Workers, where no connection may outlive the request that opened it. Connects
 * over WebSocket with the first query. `bridge` (`host:port`) leads to a plain PostgreSQL instead of Neon.
 */
export function openNeon(url: string, bridge?: string): NeonDb {
  if (bridge !== undefined) {
    neonConfig.wsProxy = () => bridge;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineConnect = false;
    neonConfig.pipelineTLS = false;
    neonConfig.forceDisablePgSSL = true;
  }
  const pool = new Pool({
    connectionString: url,
    application_name: "mocca",
    max: 4,
    connectionTimeoutMillis: 10_000,
  });
  // The pool has already dropped the connection that failed; the next query opens another.
  pool.on("error", () => {});
  return { db: drizzle(pool, { schema }), close: () => pool.end() };
}
