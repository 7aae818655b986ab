import { PgBoss } from "pg-boss";
import type { Job, Jobs, Platform } from "../db/platform.ts";
import { batched } from "./batched.ts";

export type Handlers = { [N in Job["name"]]: (job: Extract<Job, { name: N }>) => Promise<void> };

const names: readonly Job["name"][] = ["run", "deploy", "project", "send"];
/** How many of each kind go on at once in one process. */
const atOnce: Record<Job["name"], number> = { run: 4, deploy: 3, project: 1, send: 1 };

export type Boss = Jobs & {
  /** Starts handling; until then wakes are stored. */
  handle(handlers: Partial<Handlers>): Promise<void>;
  /** Takes no new job and waits for those that run, up to `graceMs`. */
  stop(graceMs: number): Promise<void>;
};

/**
 * The jobs seam on Node. pg-boss only wakes: rows decide what is to be done, so a job that is lost or
 * doubled does no harm. With listen/notify a wake takes milliseconds; polling is the backstop.
 */
export async function startBoss(url: string, log: Platform["log"]): Promise<Boss> {
  const boss = new PgBoss({
    connectionString: url,
    max: 6,
    useListenNotify: true,
    application_name: "mocca jobs",
  });
  boss.on("error", (error) => log("jobs failed", { error: String(error) }));
  await boss.start();
  for (const name of names)
    await boss.createQueue(name, {
      policy: "short",
      notify: true,
      retryLimit: 3,
      retryDelay: 1,
      retryBackoff: true,
      expireInSeconds: 7_200,
      deleteAfterSeconds: 3_600,
    });
  const send = async (job: Job, at?: Date) => {
    const key = "runId" in job ? job.runId : "deployId" in job ? job.deployId : job.name;
    await boss.send(job.name, job, { singletonKey: key, ...(at && { startAfter: at }) });
  };
  // A run wakes the projector many times a second; one wake after the last of them is enough.
  const wakeProjector = batched<Job>(() => send({ name: "project" }));
  return {
    wake: (job, at) => (job.name === "project" ? wakeProjector(job) : send(job, at)),
    async check() {
      await boss.getQueue("run");
    },
    async handle(handlers) {
      await Promise.all(names.map((name) => work(boss, name, handlers[name])));
    },
    stop: (graceMs) => boss.stop({ graceful: true, timeout: graceMs, close: true }),
  };
}

async function work<N extends Job["name"]>(
  boss: PgBoss,
  name: N,
  handler: Handlers[N] | undefined,
) {
  if (handler === undefined) return;
  const options = {
    batchSize: 1,
    localConcurrency: atOnce[name],
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 2,
  };
  await boss.work<Extract<Job, { name: N }>>(name, options, async ([job]) => {
    if (job !== undefined) await handler(job.data);
  });
}
