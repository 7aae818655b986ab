import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";

declare module "vitest" {
  // Only an interface can be added to.
  interface ProvidedContext {
    postgres: { url: string; adminUrl: string };
  }
}

/** One PostgreSQL for all test files, with a migrated database that each file's own is copied from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "mocca-test-"));
  const server = await startEmbedded(folder, { durable: false });
  const watcher = spawn("sh", ["-c", watch, "sh", String(server.pid), folder], {
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
  await migrate(server.url);
  const admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query("alter database mocca is_template true allow_connections false");
  await admin.end();
  project.provide("postgres", { url: server.url, adminUrl: server.adminUrl });
  return async () => {
    watcher.stdin.end();
    await once(watcher, "exit");
  };
}

/** Waits until the test run is over or was killed, then ends PostgreSQL and removes its folder. */
const watch = `
  read -r _
  kill -INT "$1"
  while kill -0 "$1"; do sleep 0.05; done 2>/dev/null
  rm -rf "$2"
`;
