import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test, vi } from "vitest";
import { livingProcesses } from "../../api/processes.ts";
import { processesIn } from "./in-folder.ts";
import { tempFolder } from "./temp-folder.ts";

vi.setConfig({ testTimeout: 120_000 });

type Started = { process: ChildProcess; pid: number; err(): string };

/** What npm start starts. Ready once it has said where the console is, or over. */
async function start(dataDir: string): Promise<Started> {
  const child = spawn(process.execPath, ["api/node.ts"], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH: process.env["PATH"], HOME: dataDir, MOCCA_DATA_DIR: dataDir, PORT: "0" },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => (err += chunk));
  onTestFinished(() => {
    child.kill("SIGKILL");
    for (const pid of processesIn(dataDir)) process.kill(pid, "SIGKILL");
  });
  const lines = createInterface({ input: child.stdout });
  await Promise.race([once(lines, "line"), once(child, "close")]);
  return { process: child, pid: child.pid ?? 0, err: () => err };
}

async function health(dataDir: string): Promise<unknown> {
  const { origin } = JSON.parse(readFileSync(join(dataDir, "server.json"), "utf8"));
  const answer = await fetch(`${origin}/healthz`);
  return answer.status;
}

const groups = (dataDir: string) => readdirSync(join(dataDir, "children")).map(Number);
const livingOf = (pids: number[]) => livingProcesses().filter(({ group }) => pids.includes(group));

test("a second Mocca on one data directory is refused while the first goes on", async () => {
  const dataDir = tempFolder();
  const first = await start(dataDir);
  const second = await start(dataDir);
  expect(second.process.exitCode).toBe(1);
  expect(second.err()).toContain(`process ${first.pid} has been using ${dataDir} since`);
  expect(await health(dataDir)).toBe(200);
});

test.skipIf(process.platform !== "linux")(
  "Mocca comes back after kill -9 of all its processes, and Ctrl-C leaves none behind",
  async () => {
    const dataDir = tempFolder();
    const killed = await start(dataDir);
    for (const pid of [killed.pid, ...processesIn(dataDir)]) process.kill(pid, "SIGKILL");
    await once(killed.process, "close");
    const next = await start(dataDir);
    expect(await health(dataDir), next.err()).toBe(200);
    const children = groups(dataDir);
    process.kill(-next.pid, "SIGINT");
    const [code] = await once(next.process, "close");
    expect(code, next.err()).toBe(0);
    expect(processesIn(dataDir)).toEqual([]);
    expect(livingOf([next.pid, ...children])).toEqual([]);
  },
);
