import { bucketDoorBinding } from "./bucket-plugin.ts";
import { compatibilityDate, startWorkerd, type Workerd } from "./workerd.ts";

/** Starts the process that owns one environment's bucket, in its folder. */
export async function startBucketWorker(options: {
  environmentId: string;
  folder: string;
  onLog(level: string, text: string): void;
  onCrash(cameBack: boolean): void;
}): Promise<Workerd> {
  return await startWorkerd({
    environmentId: options.environmentId,
    entry: "bucket",
    persist: options.folder,
    workers: [
      {
        name: "bucket",
        modules: [{ type: "ESModule", path: "bucket.js", contents: source }],
        compatibilityDate,
        cacheAPI: false,
        r2Buckets: { STORAGE: "storage" },
        unsafeBindings: [bucketDoorBinding("DOOR")],
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      },
    ],
    onLog: options.onLog,
    onCrash: options.onCrash,
  });
}

const source = "export default { fetch: (request, env) => env.DOOR.fetch(request) };";
