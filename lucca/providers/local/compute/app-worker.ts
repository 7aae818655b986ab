import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BucketDoor } from "./bucket-door.ts";
import { bucketBinding } from "./bucket-plugin.ts";
import { outboundWorker } from "./outbound.ts";
import type { Version } from "./version.ts";
import { compatibilityDate, startWorkerd, type Workerd, type WorkerOptions } from "./workerd.ts";

/** Starts one version's worker. One that does not start throws an error with words for a person. */
export async function startAppWorker(options: {
  version: Version;
  bridge: string;
  door: BucketDoor | undefined;
  onLog(level: string, text: string): void;
  onCrash(cameBack: boolean): void;
}): Promise<Workerd> {
  const { version, bridge, door } = options;
  const { environmentId } = version;
  const secrets = Object.values(version.secrets).filter((value) => value !== "");
  let reason: string | undefined;
  const onLog = (level: string, text: string) => {
    const line = secrets
      .reduce((blanked, secret) => blanked.replaceAll(secret, "[secret]"), text)
      .replace(/^service core:user:app: /, "")
      .replaceAll(/file:\/\/\S*\/(?=worker\.js)/g, "");
    if (level === "error") reason = line;
    options.onLog(level, line);
  };
  const app = await appWorker(version, bridge, door).catch((failure: NodeJS.ErrnoException) => {
    throw new Error(`The build is not complete (${failure.code ?? failure.message}).`);
  });
  try {
    return await startWorkerd({
      environmentId,
      entry: "outbound",
      workers: [app, outboundWorker(version, bridge)],
      onLog,
      onCrash: options.onCrash,
    });
  } catch (failure) {
    // The runtime's log has the reason; what Miniflare throws repeats it with raw output around it.
    throw new Error(`The worker did not start. ${reason ?? failure}`);
  }
}

async function appWorker(
  version: Version,
  bridge: string,
  door: BucketDoor | undefined,
): Promise<WorkerOptions> {
  const assets = join(version.build, "assets");
  await access(assets);
  const contents = await readFile(join(version.build, "worker.js"), "utf8");
  return {
    name: "app",
    modules: [{ type: "ESModule", path: "worker.js", contents }],
    compatibilityDate,
    compatibilityFlags: ["nodejs_compat"],
    cacheAPI: false,
    bindings: { DATABASE_PROXY: bridge, ...version.vars, ...version.secrets },
    ...(door === undefined ? {} : { unsafeBindings: [bucketBinding("STORAGE", door)] }),
    assets: { directory: assets, binding: "ASSETS", run_worker_first: true },
    outboundService: "outbound",
  };
}
