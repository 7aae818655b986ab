import { readFileSync } from "node:fs";
import type { OpenDb } from "../db/pg.ts";
import type { Config, Jobs, Platform, Sockets } from "../db/platform.ts";
import type { Settings } from "./config.ts";

export type NodePlatform = Platform & {
  /** Resolves when everything handed to `waitUntil` has ended. */
  drained(): Promise<void>;
};

/** The runtime seam on Node. */
export function nodePlatform(
  config: Config,
  { db }: OpenDb,
  jobs: Jobs,
  sockets: Sockets,
  log: Platform["log"],
): NodePlatform {
  const pending = new Set<Promise<unknown>>();
  return {
    withDb: (work) => work(db),
    waitUntil(work) {
      const held = work
        .catch((error: unknown) => log("background work failed", { error: String(error) }))
        .finally(() => pending.delete(held));
      pending.add(held);
    },
    fetch,
    shared: true,
    config,
    jobs,
    sockets,
    log,
    async drained() {
      await Promise.all(pending);
    },
  };
}

export function configOf(
  settings: Settings,
  vendors: Config["vendors"],
  masterKey: Uint8Array,
  port: number,
): Config {
  return {
    port,
    host: settings.HOST,
    baseUrl: settings.MOCCA_BASE_URL ?? `http://localhost:${port}`,
    ownerEmail: settings.MOCCA_OWNER_EMAIL,
    version: versionOf(),
    masterKey,
    vendors,
  };
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(version);
}
