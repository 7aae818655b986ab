import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import type { Settings } from "./config.ts";
import { migrateServer } from "./migrate-server.ts";

export type Database = {
  url: string;
  /** A role that makes environments' databases; without DATABASE_URL the embedded server's own. */
  adminUrl: string;
  embedded: boolean;
  /** Resolves, with the reason, when the embedded server ends without being asked to. */
  broken: Promise<string>;
  stop(): Promise<void>;
};

/** The database of this start, migrated: the server of DATABASE_URL, or the embedded one of the data directory. */
export async function openDatabase(settings: Settings, dataDir: string): Promise<Database> {
  const { DATABASE_URL: url } = settings;
  if (url !== undefined) {
    await migrateServer(url);
    const never = new Promise<string>(() => undefined);
    return { url, adminUrl: url, embedded: false, broken: never, stop: async () => undefined };
  }
  const { adminUrl, ended, stop, url: own } = await startEmbedded(dataDir);
  await migrate(own);
  const broken = ended.then(() => "its PostgreSQL has ended");
  return { url: own, adminUrl, embedded: true, broken, stop };
}

/** The key of the vault: MOCCA_MASTER_KEY, or one made once and kept for the owner of the data directory alone. */
export function masterKey(settings: Settings, dataDir: string): Uint8Array {
  if (settings.MOCCA_MASTER_KEY !== undefined)
    return Buffer.from(settings.MOCCA_MASTER_KEY, "base64");
  const file = join(dataDir, "master.key");
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(32).toString("base64"), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return Buffer.from(readFileSync(file, "utf8"), "base64");
}
