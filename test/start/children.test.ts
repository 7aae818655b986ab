import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { childrenIn } from "../../api/children.ts";
import { livingProcesses } from "../../api/processes.ts";
import { tempFolder } from "./temp-folder.ts";

/** A process group of its own, ready once it has said so. */
async function group(script: string): Promise<ChildProcess & { pid: number }> {
  const child = spawn("sh", ["-c", script], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const { pid } = child;
  if (!pid) throw new Error("sh did not start");
  onTestFinished(() => {
    if (living(pid) > 0) process.kill(-pid, "SIGKILL");
  });
  return Object.assign(child, { pid });
}

const living = (pid: number) => livingProcesses().filter(({ group }) => group === pid).length;

test("the next start ends the whole group of each child that was left", async () => {
  const folder = tempFolder();
  const { pid } = await group("sleep 300 & echo ready; sleep 300");
  childrenIn(folder).remember(pid);
  expect(await childrenIn(folder).endLeftovers()).toBe(1);
  expect(living(pid)).toBe(0);
  expect(readdirSync(join(folder, "children"))).toEqual([]);
});

test("a group that ignores SIGTERM is killed", async () => {
  const folder = tempFolder();
  const { pid } = await group("trap '' TERM; echo ready; while true; do sleep 0.1; done");
  childrenIn(folder).remember(pid);
  await childrenIn(folder).endLeftovers();
  expect(living(pid)).toBe(0);
});

test("what is left of a group whose leader is dead is ended too", async () => {
  const folder = tempFolder();
  const child = await group("sleep 300 & echo ready; wait");
  childrenIn(folder).remember(child.pid);
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  expect(living(child.pid)).toBe(1);
  await childrenIn(folder).endLeftovers();
  await vi.waitFor(() => expect(living(child.pid)).toBe(0), { timeout: 10_000 });
});

test("a process that has got a remembered pid is left alone", async () => {
  const folder = tempFolder();
  const { pid } = await group("echo ready; sleep 300");
  childrenIn(folder).remember(pid);
  const file = join(folder, "children", String(pid));
  writeFileSync(file, `${readFileSync(file, "utf8")}0`);
  expect(await childrenIn(folder).endLeftovers()).toBe(0);
  expect(living(pid)).toBeGreaterThan(0);
});

test("a child that ended in good order is forgotten", async () => {
  const folder = tempFolder();
  const { pid } = await group("echo ready; sleep 300");
  const children = childrenIn(folder);
  children.remember(pid);
  children.forget(pid);
  expect(await childrenIn(folder).endLeftovers()).toBe(0);
  expect(living(pid)).toBeGreaterThan(0);
});
