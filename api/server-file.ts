import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const server = z.object({ origin: z.url(), secret: z.string() });
const health = z.object({ version: z.string(), database: z.string(), jobs: z.string() });

/** Where the running server answers a terminal on this machine, and the secret that lets it in. */
export type ServerFile = z.output<typeof server>;

const fileIn = (dataDir: string) => join(dataDir, "server.json");

/** Only the owner of the data directory may read it. */
export function tellServer(dataDir: string, told: ServerFile): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(told), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function forgetServer(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/**
 * The server that says it runs on a data directory, if Mocca answers there: the file of a killed one may
 * lead to nobody, to a start that is not ready, or to another program.
 */
export async function findServer(dataDir: string): Promise<ServerFile | undefined> {
  // There may be no file, or half of one, or nobody behind it.
  try {
    const told = server.parse(JSON.parse(readFileSync(fileIn(dataDir), "utf8")));
    const answer = await fetch(`${told.origin}/healthz`, { signal: AbortSignal.timeout(2_000) });
    health.parse(await answer.json());
    return told;
  } catch {
    return undefined;
  }
}
