import { join } from "node:path";
import type { Provider, Work } from "../../provider.ts";
import { environmentIn } from "./environment-in.ts";
import type { Local } from "./local.ts";
import { markedFolder } from "./marked-folder.ts";

/** Where an environment's R2 bucket is kept on disk. */
export function storageFolder(dataDir: string, environmentId: string): string {
  return join(dataDir, "storage", environmentId);
}

/** An R2 bucket of one environment, kept by workerd on this disk. */
export function storage(local: Local): Provider {
  return markedFolder(
    (work: Work) => storageFolder(local.dataDir, environmentIn(work).id),
    (work) => local.compute.stop(environmentIn(work).id),
  );
}
