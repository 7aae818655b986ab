import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serverEnvironment } from "./embedded-cluster.ts";
import { allGone } from "./embedded-leftovers.ts";
import type { Place } from "./embedded-place.ts";

export type Server = {
  pid: number;
  /** Settles when PostgreSQL is gone, for whatever reason. */
  ended: Promise<void>;
  /** Fast shutdown, harder after ten seconds. Safe to call again. */
  stop(): Promise<void>;
};

/** Recovery after a crash reads the log since the last checkpoint; a slow disk needs a while. */
const readyWithin = 120_000;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "64MB",
  max_wal_size: "256MB",
  min_wal_size: "32MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  jit: "off",
  // One file per weekday, written over a week later; no statements, rows or words of people.
  logging_collector: "on",
  log_filename: "postgresql-%a.log",
  log_rotation_age: "1d",
  log_rotation_size: "0",
  log_truncate_on_rotation: "on",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/**
 * Starts PostgreSQL in a session of its own, so that Ctrl-C does not reach it, and waits until it takes
 * connections. Throws with what it said when it does not start.
 */
export async function startServer(place: Place, port: number, durable: boolean): Promise<Server> {
  const log = await open(join(place.home, "start.log"), "w", 0o600);
  const child = spawn(join(place.native, "bin", "postgres"), flags(place, port, durable), {
    ...place.account,
    cwd: "/",
    env: serverEnvironment,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  await once(child, "spawn");
  await log.close();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.unref();
  const pid = await ready(place, child);
  return { pid, ended, stop: () => stop(place, child, ended) };
}

function flags(place: Place, port: number, durable: boolean): string[] {
  const chosen = { ...settings, port: String(port), fsync: durable ? "on" : "off" };
  const pairs = Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", join(place.home, "data"), ...pairs];
}

/** PostgreSQL tells its state on the eighth line of its pid file; pg_ctl waits by the same line. */
async function ready(place: Place, child: ChildProcess): Promise<number> {
  const pidFile = join(place.home, "data", "postmaster.pid");
  for (const end = Date.now() + readyWithin; Date.now() < end; await sleep(10)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`PostgreSQL did not start. ${await said(place)}`);
    // The file is not there before PostgreSQL has taken its lock.
    const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
    if (Number(lines[0]) === child.pid && lines[7]?.startsWith("ready")) return child.pid;
  }
  child.kill("SIGQUIT");
  throw new Error(`PostgreSQL was not ready after ${readyWithin / 1000} s. ${await said(place)}`);
}

async function stop(place: Place, child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref();
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    child.kill(signal);
    const wait = sleep(10_000, "late", { ref: false });
    if ((await Promise.race([ended, wait])) !== "late") break;
  }
  // The logger reads to the end of its pipe, and so outlives the postmaster by a moment.
  await allGone(join(place.home, "data"), child.pid ?? 0);
}

async function said(place: Place): Promise<string> {
  const logs = join(place.home, "data", "log");
  const names = await readdir(logs).catch(() => []);
  const files = [join(place.home, "start.log"), ...names.map((name) => join(logs, name))];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.map((text) => text.trim().split("\n").slice(-5).join("\n")).join("\n");
}
