import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Platform } from "../db/platform.ts";

/** One line of JSON on standard error for the operator. */
export const logToStderr: Platform["log"] = (line, facts = {}) => {
  process.stderr.write(entry(line, facts));
};

/** The same into `mocca.log` of the data directory, where the screen belongs to a conversation. */
export function logToFile(dataDir: string): Platform["log"] {
  const file = join(dataDir, "mocca.log");
  return (line, facts = {}) => appendFileSync(file, entry(line, facts), { mode: 0o600 });
}

function entry(line: string, facts: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ ...facts, line, time: new Date().toISOString() })}\n`;
}
