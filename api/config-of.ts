import type { Config } from "../db/platform.ts";
import manifest from "../package.json" with { type: "json" };
import type { Settings } from "./config.ts";

/** The configuration as the house sees it, from what an entry read. */
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
    version: manifest.version,
    masterKey,
    vendors,
  };
}
