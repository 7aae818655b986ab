import type { Context } from "hono";
import type { ApiEnv } from "../../contract.ts";

type Version = { name: string; version: string };

/** Says which commit and modules run here and whether the database answers; 503 when it does not. */
export async function health(c: Context<ApiEnv>, modules: readonly Version[]): Promise<Response> {
  const ok = await databaseAnswers(c);
  const body = {
    ok,
    commit: c.env.COMMIT,
    environment: c.env.ENVIRONMENT,
    modules: Object.fromEntries(modules.map(({ name, version }) => [name, version])),
    database: ok ? "answers" : "does not answer",
  };
  return c.json(body, ok ? 200 : 503, { "cache-control": "no-store" });
}

async function databaseAnswers(c: Context<ApiEnv>): Promise<boolean> {
  try {
    await c.var.database.query("select 1");
    return true;
  } catch (error) {
    // A silent database is what this answers, not a fault of the request.
    console.error(`health: ${error}`);
    return false;
  }
}
