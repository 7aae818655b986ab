import type { Config } from "../db/platform.ts";
import { Refusal } from "../db/refusal.ts";
import { readSettings } from "./config.ts";
import { configOf } from "./config-of.ts";
import type { Database } from "./worker-platform.ts";

/** What Node has a default for, and Workers must be told. */
const required = ["DATABASE_URL", "MOCCA_MASTER_KEY", "MOCCA_BASE_URL"] as const;

/**
 * Reads a Worker's variables and secrets, by the same names as on Node. Refuses, naming each, what is
 * missing, wrong or half set. `DATABASE_PROXY` leads to a plain PostgreSQL in a trial.
 */
export function readWorkerSettings(env: Readonly<Record<string, unknown>>): {
  config: Config;
  database: Database;
} {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(env))
    if (typeof value === "string") said[name] = value;
  const missing = required.filter((name) => said[name] === undefined);
  if (missing.length > 0)
    throw new Refusal(
      "invalid",
      "Mocca did not start: its configuration has faults.",
      "Set these with wrangler secret put.",
      missing.map((path) => ({ path, found: "nothing", allowed: "a value, required on Workers" })),
    );
  const { settings, vendors } = readSettings(said);
  const { DATABASE_URL: url = "", MOCCA_MASTER_KEY: key = "" } = settings;
  const bridge = said["DATABASE_PROXY"];
  return {
    config: configOf(settings, vendors, Buffer.from(key, "base64"), settings.PORT),
    database: { url, ...(bridge !== undefined && { bridge }) },
  };
}
