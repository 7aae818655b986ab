import type { Context } from "hono";
import type { ApiEnv } from "../../contract.ts";

type Version = { name: string; version: string };

/** Says which commit and modules run here; `?deep=1` also asks the database, 503 when it is silent. */
export async function healthz(c: Context<ApiEnv>, modules: readonly Version[]): Promise<Response> {
  const deep = c.req.query("deep") === "1";
  const database = deep ? await databaseAnswers(c) : undefined;
  const ok = database !== false;
  const body = {
    ok,
    commit: c.env.COMMIT,
    environment: c.env.ENVIRONMENT,
    modules: Object.fromEntries(modules.map(({ name, version }) => [name, version])),
    ...(deep && { database: ok ? "answers" : "does not answer" }),
  };
  return c.json(body, ok ? 200 : 503, { "cache-control": "no-store" });
}

async function databaseAnswers(c: Context<ApiEnv>): Promise<boolean> {
  try {
    await c.var.database.query("select 1");
    return true;
  } catch (error) {
    // A silent database is what this answers, not a fault of the request.
    console.error(`healthz: ${error}`);
    return false;
  }
}
