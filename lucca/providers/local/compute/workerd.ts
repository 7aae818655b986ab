import { setTimeout as sleep } from "node:timers/promises";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type V4MiniflareOptions,
} from "miniflare";
import { ownerVariable } from "./owner-variable.ts";

export type WorkerOptions = Extract<V4MiniflareOptions, { workers: unknown }>["workers"][number];

export type Workerd = {
  /** On 127.0.0.1; it stays the same when the process crashes and is started again in place. */
  port: number;
  stop(): Promise<void>;
};

/** The same fixed date as in modules/template/wrangler.toml, so that code behaves here as at Cloudflare. */
export const compatibilityDate = "2026-04-20";

/** How long, in ms, a worker may take until it listens; one that loops for ever while it loads never does. */
const patience = 10_000;

/**
 * Starts one workerd process for some workers and waits until it listens. `entry` is the worker with
 * the one direct socket: requests go past Miniflare's own entry worker and its development routes.
 * `onCrash` is called after each crash, with whether the process came back by itself.
 */
export async function startWorkerd(options: {
  environmentId: string;
  entry: string;
  workers: WorkerOptions[];
  persist?: string;
  onLog(level: string, text: string): void;
  onCrash(cameBack: boolean): void;
}): Promise<Workerd> {
  const log = new Log(LogLevel.NONE);
  // Miniflare says only here that a process which crashed could not be started again.
  log.error = (failure) => {
    if ("code" in failure && failure.code === "ERR_RUNTIME_FAILURE") options.onCrash(false);
  };
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      unsafeLocalExplorer: false,
      logRequests: false,
      log,
      handleStructuredLogs: ({ level, message }) => options.onLog(level, withoutStack(message)),
      unsafeHandleRuntimeRestart: () => options.onCrash(true),
      unsafeRuntimeEnv: { [ownerVariable]: options.environmentId },
      ...(options.persist === undefined ? {} : { resourcePersistencePath: options.persist }),
      workers: options.workers,
    }),
  );
  // Ends everything, then throws what made the start fail, which the caller already has.
  const stop = () => miniflare.dispose().catch(() => undefined);
  const tooLong = new AbortController();
  try {
    const late = sleep(patience, undefined, tooLong).then(() => {
      throw new Error("It was not up within 10 seconds.");
    });
    const url = await Promise.race([miniflare.unsafeGetDirectURL(options.entry), late]);
    return { port: Number(url.port), stop };
  } catch (failure) {
    // A start that failed leaves a folder and listeners behind.
    await stop();
    throw failure;
  } finally {
    tooLong.abort();
  }
}

/** The runtime's own stack names addresses in its binary and folders of this machine. */
function withoutStack(message: string): string {
  return message.replace(/(^|\n)stack: [\s\S]*$/, "").trimEnd();
}
