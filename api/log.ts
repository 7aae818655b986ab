import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Platform } from "../db/platform.ts";

/** One line of JSON on standard error for the operator. */
export const logToStderr: Platform["log"] = (line, facts = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), line, ...facts })}\n`);
};

/** The same into `mocca.log` of the data directory, where the screen belongs to a conversation. */
export function logToFile(dataDir: string): Platform["log"] {
  return (line, facts = {}) => {
    const entry = JSON.stringify({ at: new Date().toISOString(), line, ...facts });
    appendFileSync(join(dataDir, "mocca.log"), `${entry}\n`, { mode: 0o600 });
  };
}
