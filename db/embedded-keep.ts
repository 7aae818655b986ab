import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";

/** What the data directory keeps about its PostgreSQL, readable by its owner alone. */
export type Keep = {
  superuserPassword: string;
  ownerPassword: string;
  /** The port of the last start, taken again where it is free. */
  port: number;
};

const fileOf = (dataDir: string) => join(dataDir, "postgres.json");

/** Reads it, or makes it for a cluster that is not there yet. */
export async function readKeep(dataDir: string, cluster: string): Promise<Keep> {
  const file = fileOf(dataDir);
  if (existsSync(file)) return JSON.parse(await readFile(file, "utf8"));
  if (existsSync(cluster))
    throw new Refusal(
      "unavailable",
      `PostgreSQL did not start: ${file}, which holds its passwords, is gone.`,
      "Bring the file back, or choose another MOCCA_DATA_DIR.",
    );
  const keep = { superuserPassword: password(), ownerPassword: password(), port: 0 };
  await writeKeep(dataDir, keep);
  return keep;
}

export async function writeKeep(dataDir: string, keep: Keep): Promise<void> {
  const file = fileOf(dataDir);
  await writeFile(`${file}.new`, JSON.stringify(keep), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

function password(): string {
  return randomBytes(24).toString("base64url");
}
