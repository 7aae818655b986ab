import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findServer } from "../../api/server-file.ts";
import { terminalDoor } from "../../api/terminal-door.ts";
import type { Message } from "../../bot/message.ts";
import type { Said } from "../../bot/terminal/listen.ts";

const entry = fileURLToPath(new URL("entry.ts", import.meta.url));

/** A start of Mocca; it may have been killed before it was ready. */
export type Started = { child: ChildProcess; ended: Promise<unknown> };

/** A Mocca on a data directory of its own that may be killed and started again. */
export function killable() {
  // The data directory is the temporary folder itself: as root, PostgreSQL's own user can enter it.
  const dataDir = mkdtempSync(join(tmpdir(), "mocca-kill-"));
  const folder = mkdtempSync(join(tmpdir(), "mocca-kill-notes-"));
  const points = join(folder, "points");
  const ready = join(folder, "ready");
  const errors = join(folder, "errors");
  const env = { ...process.env, MOCCA_DATA_DIR: dataDir, PORT: "0" };

  async function start(): Promise<Started> {
    rmSync(ready, { force: true });
    const child = spawn(process.execPath, [entry, points, ready], {
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = once(child, "exit");
    child.stderr.on("data", (chunk) => appendFileSync(errors, chunk));
    for (const until = Date.now() + 120_000; !existsSync(ready); await wait(20)) {
      if (child.signalCode !== null) break;
      if (child.exitCode !== null)
        throw new Error(`Mocca did not start: ${read(errors).slice(-2_000)}`);
      if (Date.now() > until)
        throw new Error(`Mocca was not ready in 120 s: ${read(errors).slice(-2_000)}`);
    }
    return { child, ended };
  }

  async function say(said: Said): Promise<Message | undefined> {
    const server = await findServer(dataDir);
    if (server === undefined) throw new Error("No server answers");
    const door = terminalDoor({ server, as: undefined, canAnswer: false });
    let last: Message | undefined;
    for await (const message of door(said, AbortSignal.timeout(120_000))) last = message;
    return last;
  }

  async function stop({ child, ended }: Started): Promise<void> {
    child.kill("SIGTERM");
    await ended;
  }

  return {
    dataDir,
    start,
    say,
    kills: () =>
      read(points)
        .split("\n")
        .filter((line) => line !== ""),
    errors: () => read(errors),
    stop,
    /** From the next start on every point kills again. */
    forgetKills: () => rmSync(points, { force: true }),
    async remove(started: Started) {
      await stop(started);
      for (const one of [folder, dataDir]) rmSync(one, { recursive: true, force: true });
    },
  };
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
