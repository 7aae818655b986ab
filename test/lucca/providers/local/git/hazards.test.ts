import { randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import { commitTree } from "../../../../../lucca/providers/local/git/commit.ts";
import { removeRepository } from "../../../../../lucca/providers/local/git/repository.ts";
import { clone, commit, git, must, started } from "./git-client.ts";
import { address, openHouse } from "./git-house.ts";
import { processesOf } from "./git-processes.ts";

const soon = { timeout: 15_000, interval: 10 };
const author = { name: "Mocca", email: "mocca@localhost" };

test("when a push and a commit of ours meet on one branch, one wins and the other is told", async () => {
  const house = await openHouse();
  await started(house);
  const seen: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const work = await clone(house);
    const pushed = await commit(work, { [`pushed-${round}`]: randomBytes(100_000) });
    const files = new Map([["manifest.json", `{"round":${round}}`]]);
    const ours = (after: number) =>
      new Promise((resolve) => setTimeout(resolve, after)).then(() =>
        commitTree({ gitDir: house.gitDir, branch: "main", files, message: "Ours", author }),
      );
    const [push, commits] = await Promise.all([
      git(work, ["push", "origin", "HEAD:main"]),
      Promise.allSettled([ours(round * 15), ours(round * 15)]),
    ]);
    const made = commits.flatMap((c) => (c.status === "fulfilled" ? [c.value] : []));
    for (const c of commits)
      if (c.status === "rejected") expect(c.reason).toMatchObject({ code: "conflict" });
    if (push.code !== 0) expect(push.stderr).toMatch(/rejected/);
    const won = [...made, ...(push.code === 0 ? [pushed] : [])];
    expect(won.length).toBeGreaterThan(0);
    const main = await must(house.gitDir, "rev-parse", "main");
    expect(won).toContain(main);
    for (const id of won) await must(house.gitDir, "merge-base", "--is-ancestor", id, main);
    seen.push(push.code === 0 ? "push" : "commit");
  }
  await must(house.gitDir, "fsck", "--strict");
  expect(house.pushes).toHaveLength(seen.filter((winner) => winner === "push").length);
});

/** The house's repository with a file that takes a moment to send. */
async function heavyHouse() {
  const house = await openHouse();
  const files = new Map([["big", randomBytes(20_000_000)]]);
  const { gitDir } = house;
  const main = await commitTree({ gitDir, branch: "main", files, message: "Big", author });
  return { house, main };
}

test("a repository removed while it is cloned ends the clone and leaves no process", async () => {
  const { house } = await heavyHouse();
  const cloning = git(house.folder, ["clone", address(house, "anaT"), "copy"]);
  await vi.waitFor(async () => expect(await processesOf(house.gitDir)).not.toEqual([]), soon);
  await removeRepository({ gitDir: house.gitDir, marker: "panna" });
  await cloning;
  await vi.waitFor(async () => expect(await processesOf(house.gitDir)).toEqual([]), soon);
  const again = await git(house.folder, ["clone", address(house, "anaT"), "again"]);
  expect(again.stderr).toContain("remote: There is no repository panna");
});

test("a client that goes in the middle of a clone leaves no process", async () => {
  const { house, main } = await heavyHouse();
  const gone = new AbortController();
  const answer = await fetch(`${house.base}/git/panna.git/git-upload-pack`, {
    method: "POST",
    headers: {
      Authorization: `Basic ${btoa("x:anaT")}`,
      "Content-Type": "application/x-git-upload-pack-request",
    },
    body: `0032want ${main}\n00000009done\n`,
    signal: gone.signal,
  });
  await answer.body?.getReader().read();
  expect((await processesOf(house.gitDir)).length).toBeGreaterThan(0);
  gone.abort();
  await vi.waitFor(async () => expect(await processesOf(house.gitDir)).toEqual([]), soon);
});
