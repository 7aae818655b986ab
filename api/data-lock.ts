import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../db/refusal.ts";
import { livingProcess } from "./processes.ts";

type Holder = { pid: number; started: string; since: string };

/**
 * Takes the data directory for this process, so that no two work on one, and answers how to let it go.
 * Refuses while the process that has it lives; what a killed one left is taken over.
 */
export function takeDataLock(dataDir: string): () => void {
  const lock = join(dataDir, "lock");
  const mine = `${lock}.${process.pid}`;
  const me = JSON.stringify(ownHolder());
  writeFileSync(mine, me, { mode: 0o600 });
  try {
    while (!tryLink(mine, lock)) clearStale(dataDir, lock, `${mine}.stale`);
  } finally {
    rmSync(mine);
  }
  return () => {
    if (textOf(lock) === me) rmSync(lock);
  };
}

function ownHolder(): Holder {
  const started = livingProcess(process.pid)?.started;
  if (!started) throw new Error("This process does not see itself among the running ones.");
  return { pid: process.pid, started, since: new Date().toISOString() };
}

/** Unlike a file that is opened and then written, a link is there whole, or not at all. */
function tryLink(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (existsSync(lock)) return false;
    throw error;
  }
}

function clearStale(dataDir: string, lock: string, aside: string): void {
  const found = textOf(lock);
  if (found === undefined) return;
  const holder = holderIn(found);
  if (holder && livingProcess(holder.pid)?.started === holder.started)
    throw new Refusal(
      "conflict",
      `Mocca did not start: process ${holder.pid} has been using ${dataDir} since ${holder.since}.`,
      `Stop that one first (kill ${holder.pid}), or set MOCCA_DATA_DIR to another folder.`,
    );
  if (!moved(lock, aside)) return;
  // Another start may have taken the stale lock over a moment ago: then it is put back.
  if (textOf(aside) !== found) linkSync(aside, lock);
  rmSync(aside);
}

/** Nothing where a power cut left half a file: then nobody holds it. */
function holderIn(text: string): Holder | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (existsSync(file)) throw error;
    return undefined;
  }
}

function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (existsSync(from)) throw error;
    return false;
  }
}
