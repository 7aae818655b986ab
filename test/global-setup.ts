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
  const watcher = spawn("sh", ["-c", watch, "sh", folder], {
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
  const server = await startEmbedded(folder, { durable: false });
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
  home=$(readlink -f "$1/postgres")
  exec 2>/dev/null
  if pid=$(head -n 1 "$home/data/postmaster.pid"); then
    kill -INT "$pid"
    while kill -0 "$pid"; do sleep 0.05; done
  fi
  rm -rf "$home" "$1"
`;
