import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { takeDataLock } from "../../api/data-lock.ts";
import { tempFolder } from "./temp-folder.ts";

/** Another process that takes the lock, and the first line it says. */
async function other(folder: string): Promise<{ process: ChildProcess; said: string }> {
  const script = join(import.meta.dirname, "hold-lock.ts");
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [chunk] = await once(child.stdout, "data");
  return { process: child, said: String(chunk).trim() };
}

const held = (folder: string) => JSON.parse(readFileSync(join(folder, "lock"), "utf8"));

test("of five starts at once on one data directory exactly one has it", async () => {
  const folder = tempFolder();
  const starts = await Promise.all([1, 2, 3, 4, 5].map(() => other(folder)));
  expect(starts.filter(({ said }) => said === "taken")).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(["lock"]);
});

test("a second start is refused with the process, since when, and the folder", async () => {
  const folder = tempFolder();
  const first = await other(folder);
  const { since } = held(folder);
  expect(Date.now() - Date.parse(since)).toBeLessThan(60_000);
  expect(() => takeDataLock(folder)).toThrow(
    `Mocca did not start: process ${first.process.pid} has been using ${folder} since ${since}.`,
  );
});

test("after kill -9 one of several starts takes over, and only one", async () => {
  const folder = tempFolder();
  const first = await other(folder);
  first.process.kill("SIGKILL");
  await once(first.process, "exit");
  const starts = await Promise.all([1, 2, 3, 4].map(() => other(folder)));
  const taken = starts.filter(({ said }) => said === "taken");
  expect(taken.map((start) => start.process.pid)).toEqual([held(folder).pid]);
});

test("a lock whose pid another process has got meanwhile is stale", () => {
  const folder = tempFolder();
  takeDataLock(folder);
  writeFileSync(
    join(folder, "lock"),
    JSON.stringify({ ...held(folder), started: "another start" }),
  );
  const letGo = takeDataLock(folder);
  letGo();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("a lock from before the machine was started again is stale", () => {
  const folder = tempFolder();
  takeDataLock(folder);
  const lock = held(folder);
  const started = lock.started.replace(/^\S+/, "00000000-0000-0000-0000-000000000000");
  writeFileSync(join(folder, "lock"), JSON.stringify({ ...lock, started }));
  takeDataLock(folder)();
});

test("a lock that a power cut left half written is stale", () => {
  const folder = tempFolder();
  writeFileSync(join(folder, "lock"), '{"pid":');
  takeDataLock(folder)();
});

test.skipIf(process.platform !== "linux")("a zombie holds nothing", async () => {
  const folder = tempFolder();
  // Its parent never asks how it ended, so the killed holder stays a zombie.
  const holder = [process.execPath, join(import.meta.dirname, "hold-lock.ts"), folder];
  const parent = spawn("sh", ["-c", '"$@" & exec sleep 300', "sh", ...holder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void parent.kill("SIGKILL"));
  await once(parent.stdout, "data");
  const { pid } = held(folder);
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, "utf8")).toContain(") Z "), {
    timeout: 10_000,
  });
  takeDataLock(folder)();
});

test("a start that lost its lock to another does not let the other's go", () => {
  const folder = tempFolder();
  const letGo = takeDataLock(folder);
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid: 1, started: "x", since: "y" }));
  letGo();
  expect(held(folder).pid).toBe(1);
});
