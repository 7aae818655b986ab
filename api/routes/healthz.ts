import { sql } from "drizzle-orm";
import type { Context } from "hono";
import type { Platform } from "../../db/platform.ts";

const patienceMs = 2_000;

/** Whether Mocca can work: its version, its database and its jobs. 503 when one of them cannot. */
export async function healthz(platform: Platform, c: Context): Promise<Response> {
  const database = await works(platform.withDb((db) => db.execute(sql`select 1`)));
  const jobs = await works(platform.jobs.check());
  const { version } = platform.config;
  return c.json({ version, database, jobs }, database === "ok" && jobs === "ok" ? 200 : 503);
}

async function works(check: Promise<unknown>): Promise<"ok" | "failed"> {
  const late = new Promise<"failed">((resolve) =>
    setTimeout(() => resolve("failed"), patienceMs).unref(),
  );
  return Promise.race([
    check.then(
      () => "ok" as const,
      () => "failed" as const,
    ),
    late,
  ]);
}
