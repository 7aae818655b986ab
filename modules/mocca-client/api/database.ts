import { neonConfig, Pool } from "@neondatabase/serverless";
import { createMiddleware } from "hono/factory";
import type { ApiEnv, Bindings, Database, Query } from "../../contract.ts";

/**
 * Gives the request a database of its own: a connection may not outlive the request that opened
 * it on Workers, so the pool is made on the first query and ended after the answer.
 */
export const connectDatabase = createMiddleware<ApiEnv>(async (c, next) => {
  let pool: Pool | undefined;
  const open = () => {
    pool ??= poolFor(c.env);
    return pool;
  };
  c.set("database", databaseOn(open));
  try {
    await next();
  } finally {
    if (pool) c.executionCtx.waitUntil(pool.end());
  }
});

function poolFor(env: Bindings): Pool {
  const bridge = env.DATABASE_PROXY;
  if (bridge) {
    neonConfig.wsProxy = () => bridge;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineConnect = false;
    neonConfig.pipelineTLS = false;
    neonConfig.forceDisablePgSSL = true;
  }
  const pool = new Pool({ connectionString: env.DATABASE_URL });
  pool.on("error", (error: Error) => console.error(`idle connection: ${error.message}`));
  return pool;
}

function databaseOn(open: () => Pool): Database {
  return {
    query: queryOn({ query: (text, values) => open().query(text, values) }),
    async transaction(work) {
      const client = await open().connect();
      try {
        await client.query("begin");
        const result = await work(queryOn(client));
        await client.query("commit");
        return result;
      } catch (error) {
        // A connection that is gone has rolled back already; what broke it is the news.
        await client.query("rollback").catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

type Runner = { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> };

function queryOn(runner: Runner): Query {
  return async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await runner.query(text, [...values]);
    // The caller names the columns that it selects: SQL is not checked against types.
    return rows as Row[];
  };
}
