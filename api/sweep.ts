import { and, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { plainError } from "../db/plain-error.ts";
import type { Platform } from "../db/platform.ts";
import { deploy, outbox, run } from "../db/schema.ts";
import { forget } from "./forget.ts";

const everyMs = 5_000;
const hourMs = 3_600_000;
const most = 100;

/** Wakes whatever waits: a wake may be lost, a worker may have died. Rows decide, so a wake too many is harmless. */
export async function wakeAll({ withDb, jobs }: Platform): Promise<void> {
  const now = new Date();
  const [runs, deploys, waiting] = await withDb(async (db) => [
    await db
      .select({ id: run.id })
      .from(run)
      .where(
        or(
          eq(run.state, "waiting"),
          and(eq(run.state, "running"), or(isNull(run.leaseUntil), lt(run.leaseUntil, now))),
        ),
      )
      .limit(most),
    await db
      .select({ id: deploy.id })
      .from(deploy)
      .where(
        or(
          eq(deploy.state, "waiting"),
          and(
            eq(deploy.state, "running"),
            or(isNull(deploy.leaseUntil), lt(deploy.leaseUntil, now)),
          ),
        ),
      )
      .limit(most),
    await db
      .select({ id: outbox.id })
      .from(outbox)
      .where(inArray(outbox.state, ["waiting", "sending"]))
      .limit(1),
  ]);
  await Promise.all([
    ...runs.map((row) => jobs.wake({ name: "run", runId: row.id })),
    ...deploys.map((row) => jobs.wake({ name: "deploy", deployId: row.id })),
    jobs.wake({ name: "project" }),
    ...(waiting.length > 0 ? [jobs.wake({ name: "send" })] : []),
  ]);
}

/** Wakes every five seconds, and forgets every hour, until the returned function is called. */
export function sweep(platform: Platform): () => void {
  const timer = setInterval(() => {
    wakeAll(platform).catch((error) => platform.log("sweep failed", { error: plainError(error) }));
  }, everyMs);
  const tidy = () => platform.waitUntil(forget(platform));
  tidy();
  const hourly = setInterval(tidy, hourMs);
  return () => {
    clearInterval(timer);
    clearInterval(hourly);
  };
}
