import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { refsOf } from "../../../../../lucca/providers/local/git/refs.ts";
import { sweepRepository } from "../../../../../lucca/providers/local/git/sweep.ts";
import { commit, git, must, started } from "./git-client.ts";
import { openHouse } from "./git-house.ts";
import { processesOf } from "./git-processes.ts";
import { openPush, pushBody } from "./raw-push.ts";

const soon = { timeout: 10_000, interval: 10 };
const quarantined = async (gitDir: string) =>
  (await readdir(join(gitDir, "objects"))).filter((name) => /incoming/.test(name)).length;

/** A push of 2 MB that is half in: git has the head and half of the pack. */
async function halfPush() {
  const house = await openHouse();
  const { work, first } = await started(house);
  const latest = await commit(work, { big: randomBytes(2_000_000) });
  const body = await pushBody(work, first, latest);
  const push = openPush(house.base, body.length);
  push.write(body.subarray(0, body.length / 2));
  await vi.waitFor(async () => expect(await quarantined(house.gitDir)).toBe(1), soon);
  return { house, work, first, latest, body, push };
}

test("a client that goes in the middle of its push leaves no process and nothing half done", async () => {
  const { house, first, push } = await halfPush();
  push.destroy();
  await vi.waitFor(async () => {
    expect(await processesOf(house.gitDir)).toEqual([]);
    expect(await quarantined(house.gitDir)).toBe(0);
  }, soon);
  expect(await refsOf(house.gitDir)).toMatchObject({ "refs/heads/main": first });
  await must(house.gitDir, "fsck", "--strict");
  expect(house.pushes).toEqual([]);
});

test("a push whose client goes before it hears the answer is told on all the same", async () => {
  const { house, first, latest, body, push } = await halfPush();
  push.on("response", (answer) => answer.once("data", () => push.destroy()));
  push.end(body.subarray(body.length / 2));
  await vi.waitFor(() => expect(house.pushes).toHaveLength(1), soon);
  expect(house.pushes[0]?.updates).toEqual([
    { ref: "refs/heads/main", before: first, after: latest },
  ]);
  expect(await refsOf(house.gitDir)).toMatchObject({ "refs/heads/main": latest });
});

test("a push that takes too long is ended", async () => {
  const house = await openHouse();
  const { work, first } = await started(house);
  house.limits.ms = 300;
  const body = await pushBody(work, first, await commit(work, { big: randomBytes(500_000) }));
  const push = openPush(house.base, body.length);
  push.write(body.subarray(0, body.length / 2));
  const ended = new Promise((resolve) => push.on("close", resolve));
  push.on("response", (answer) => answer.resume());
  await ended;
  await vi.waitFor(async () => expect(await processesOf(house.gitDir)).toEqual([]), soon);
  expect(await refsOf(house.gitDir)).toMatchObject({ "refs/heads/main": first });
});

test("Mocca and git killed with -9 in the middle of a push leave a repository that works", async () => {
  const house = await openHouse();
  const { work, first } = await started(house);
  const latest = await commit(work, { big: randomBytes(2_000_000) });
  const body = await pushBody(work, first, latest);
  const mocca = fork(join(import.meta.dirname, "git-server.ts"), [house.gitDir]);
  const [base] = await once(mocca, "message");
  const push = openPush(String(base), body.length);
  push.write(body.subarray(0, body.length / 2));
  await vi.waitFor(async () => expect(await quarantined(house.gitDir)).toBe(1), soon);
  const children = (await processesOf(house.gitDir)).filter((id) => id !== mocca.pid);
  for (const id of [mocca.pid ?? 0, ...children]) process.kill(id, "SIGKILL");
  await once(mocca, "exit");
  await vi.waitFor(async () => expect(await processesOf(house.gitDir)).toEqual([]), soon);
  await must(house.gitDir, "fsck", "--strict");
  await sweepRepository(house.gitDir);
  expect(await quarantined(house.gitDir)).toBe(0);
  expect(await refsOf(house.gitDir)).toMatchObject({ "refs/heads/main": first });
  await must(work, "push", "--quiet", "origin", "HEAD:main");
});

test("git alone killed with -9 in the middle of a push leaves a repository that works", async () => {
  const { house, work, first, push } = await halfPush();
  for (const id of await processesOf(house.gitDir)) process.kill(id, "SIGKILL");
  push.destroy();
  await vi.waitFor(async () => expect(await processesOf(house.gitDir)).toEqual([]), soon);
  await must(house.gitDir, "fsck", "--strict");
  expect(await quarantined(house.gitDir)).toBe(1);
  await sweepRepository(house.gitDir);
  expect(await quarantined(house.gitDir)).toBe(0);
  expect(await refsOf(house.gitDir)).toMatchObject({ "refs/heads/main": first });
  await must(work, "push", "--quiet", "origin", "HEAD:main");
});

test("a branch whose lock a killed git left behind can be pushed again after the sweep", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  await commit(work, { a: "1" });
  await writeFile(join(house.gitDir, "refs/heads/main.lock"), "");
  await writeFile(join(house.gitDir, "packed-refs.lock"), "");
  const locked = await git(work, ["push", "origin", "HEAD:main"]);
  expect(locked.stderr).toContain("cannot lock ref");
  expect(house.pushes).toEqual([]);
  await sweepRepository(house.gitDir);
  await must(work, "push", "--quiet", "origin", "HEAD:main");
});
