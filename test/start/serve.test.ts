import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test, vi } from "vitest";
import { livingProcess } from "../../api/processes.ts";
import { processesIn } from "./in-folder.ts";
import { tempFolder } from "./temp-folder.ts";

vi.setConfig({ testTimeout: 60_000 });

type Started = { process: ChildProcess; pid: number; lines: AsyncIterator<string>; err(): string };

function start(dataDir: string): Started {
  const child = spawn(process.execPath, [join(import.meta.dirname, "serve.ts"), dataDir], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => (err += chunk));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  onTestFinished(async () => {
    child.kill("SIGKILL");
    for (const pid of processesIn(dataDir)) process.kill(pid, "SIGKILL");
  });
  return { process: child, pid: child.pid ?? 0, lines, err: () => err };
}

async function said({ lines }: Started) {
  const { value } = await lines.next();
  return JSON.parse(value);
}

const onLinux = test.skipIf(process.platform !== "linux");

test("a second start on one data directory is refused, and the first goes on", async () => {
  const dataDir = tempFolder();
  const first = start(dataDir);
  await said(first);
  const second = start(dataDir);
  const [code] = await once(second.process, "close");
  expect(code).toBe(1);
  expect(second.err()).toContain(`Mocca did not start: process ${first.pid} has been using`);
  process.kill(first.pid, "SIGTERM");
  expect(await said(first)).toEqual({ starts: 1 });
});

onLinux(
  "after kill -9 the next start ends what was left and has all that was committed",
  async () => {
    const dataDir = tempFolder();
    const first = start(dataDir);
    const { child } = await said(first);
    first.process.kill("SIGKILL");
    await once(first.process, "close");
    expect(processesIn(dataDir)).not.toEqual([]);
    const second = start(dataDir);
    expect(await said(second)).toMatchObject({ left: 1, starts: 2 });
    expect(livingProcess(child)).toBeUndefined();

    // This time with all its children.
    for (const pid of [second.pid, ...processesIn(dataDir)]) process.kill(pid, "SIGKILL");
    await once(second.process, "close");
    const third = start(dataDir);
    expect(await said(third)).toMatchObject({ starts: 3 });
  },
);

onLinux(
  "SIGTERM, and Ctrl-C to the group, drain with the database there and leave no process",
  async () => {
    const dataDir = tempFolder();
    for (const [times, target] of [
      [1, ({ pid }: Started) => process.kill(pid, "SIGTERM")],
      [2, ({ pid }: Started) => process.kill(-pid, "SIGINT")],
    ] as const) {
      const started = start(dataDir);
      const { child } = await said(started);
      target(started);
      expect(await said(started)).toEqual({ starts: times });
      const [code] = await once(started.process, "close");
      expect(code).toBe(0);
      expect(processesIn(dataDir)).toEqual([]);
      expect(livingProcess(child)).toBeUndefined();
    }
    expect(readdirSync(dataDir).sort()).toEqual(["children", "postgres", "postgres.json"]);
    expect(readFileSync(join(dataDir, "postgres", "start.log"), "utf8")).not.toContain("FATAL");
  },
);

onLinux(
  "a first start that is killed at any moment is followed by one that works",
  async () => {
    const dataDir = tempFolder();
    for (const moment of [150, 250, 350, 500, 700, 900]) {
      const killed = start(dataDir);
      setTimeout(() => killed.process.kill("SIGKILL"), moment);
      await once(killed.process, "close");
    }
    expect(await said(start(dataDir))).toHaveProperty("starts");
  },
  60_000,
);
