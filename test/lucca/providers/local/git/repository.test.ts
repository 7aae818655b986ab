import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commitTree } from "../../../../../lucca/providers/local/git/commit.ts";
import { gitMissing } from "../../../../../lucca/providers/local/git/git-version.ts";
import {
  ensureRepository,
  observeRepository,
  removeRepository,
} from "../../../../../lucca/providers/local/git/repository.ts";
import { commit, must, started } from "./git-client.ts";
import { openHouse, scratch } from "./git-house.ts";

const author = { name: "Mocca", email: "mocca@localhost" };
const files = new Map([["README.md", "Panna\n"]]);

test("a repository is made once, made again without a change, and observed with its branches", async () => {
  const gitDir = join(await scratch(), "deep", "panna.git");
  expect(await observeRepository(gitDir)).toBeUndefined();
  await ensureRepository({ gitDir, marker: "m-1" });
  const main = await commitTree({ gitDir, branch: "main", files, message: "First", author });
  const config = await stat(join(gitDir, "config"));
  const again = await ensureRepository({ gitDir, marker: "m-1" });
  expect(again).toEqual({ marker: "m-1", branches: { main } });
  expect((await stat(join(gitDir, "config"))).mtimeMs).toBe(config.mtimeMs);
  expect(await must(gitDir, "symbolic-ref", "HEAD")).toBe("refs/heads/main");
  expect(await readdir(join(gitDir, ".."))).toEqual(["panna.git"]);
});

test("a marker of any characters comes back as it was given", async () => {
  const gitDir = join(await scratch(), "panna.git");
  const marker = 'mocca:panna/"board" \\ #;=';
  expect((await ensureRepository({ gitDir, marker })).marker).toBe(marker);
});

test("making goes on after a kill that left half of a repository beside its place", async () => {
  const gitDir = join(await scratch(), "panna.git");
  await mkdir(join(`${gitDir}.making`, "objects"), { recursive: true });
  await ensureRepository({ gitDir, marker: "m-1" });
  expect(await readdir(join(gitDir, ".."))).toEqual(["panna.git"]);
});

test("two makers at once end with one repository", async () => {
  const gitDir = join(await scratch(), "panna.git");
  const makers = [1, 2, 3].map(() => ensureRepository({ gitDir, marker: "m-1" }));
  const ended = await Promise.allSettled(makers);
  expect(ended.some(({ status }) => status === "fulfilled")).toBe(true);
  const made = await ensureRepository({ gitDir, marker: "m-1" });
  expect(made).toEqual({ marker: "m-1", branches: {} });
});

test("a changed setting is put back and its neighbours stay", async () => {
  const gitDir = join(await scratch(), "panna.git");
  await ensureRepository({ gitDir, marker: "m-1" });
  const main = await commitTree({ gitDir, branch: "main", files, message: "First", author });
  await must(gitDir, "config", "transfer.fsckObjects", "false");
  await must(gitDir, "symbolic-ref", "HEAD", "refs/heads/other");
  const again = await ensureRepository({ gitDir, marker: "m-1" });
  expect(await must(gitDir, "config", "transfer.fsckObjects")).toBe("true");
  expect(await must(gitDir, "symbolic-ref", "HEAD")).toBe("refs/heads/main");
  expect(again.branches).toEqual({ main });
});

test("a folder of somebody else is refused and left alone", async () => {
  const folder = await scratch();
  const other = join(folder, "other.git");
  await ensureRepository({ gitDir: other, marker: "theirs" });
  const plain = join(folder, "plain.git");
  await must(folder, "init", "--quiet", "--bare", plain);
  const empty = join(folder, "empty.git");
  await mkdir(empty);
  await writeFile(join(folder, "file.git"), "");
  for (const gitDir of [other, plain, empty, join(folder, "file.git")]) {
    const refused = { name: "Refusal", code: "conflict" };
    await expect(ensureRepository({ gitDir, marker: "ours" })).rejects.toMatchObject(refused);
    await expect(removeRepository({ gitDir, marker: "ours" })).rejects.toMatchObject(refused);
  }
  expect((await observeRepository(other))?.marker).toBe("theirs");
  expect((await readdir(folder)).sort()).toEqual([
    "empty.git",
    "file.git",
    "other.git",
    "plain.git",
  ]);
});

test("removing takes everything away, again is success, and goes on after a kill", async () => {
  const gitDir = join(await scratch(), "panna.git");
  await ensureRepository({ gitDir, marker: "m-1" });
  await removeRepository({ gitDir, marker: "m-1" });
  await mkdir(join(`${gitDir}.removing`, "objects"), { recursive: true });
  await mkdir(`${gitDir}.making`);
  await removeRepository({ gitDir, marker: "m-1" });
  expect(await readdir(join(gitDir, ".."))).toEqual([]);
});

test("a repository deleted behind our back is made again", async () => {
  const gitDir = join(await scratch(), "panna.git");
  await ensureRepository({ gitDir, marker: "m-1" });
  await rm(gitDir, { recursive: true });
  expect(await ensureRepository({ gitDir, marker: "m-1" })).toEqual({
    marker: "m-1",
    branches: {},
  });
});

test("no hook ever runs, also when somebody put one into the repository", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  const ran = join(house.folder, "ran");
  await mkdir(join(house.gitDir, "hooks"));
  for (const hook of ["pre-receive", "update", "post-receive", "reference-transaction"]) {
    const path = join(house.gitDir, "hooks", hook);
    await writeFile(path, `#!/bin/sh\ntouch ${ran}\n`);
    await chmod(path, 0o755);
  }
  await must(house.gitDir, "config", "--unset", "core.hooksPath");
  await commit(work, { a: "1" });
  await must(work, "push", "--quiet", "origin", "HEAD:main");
  await commitTree({ gitDir: house.gitDir, branch: "staging", files, message: "Ours", author });
  await expect(readFile(ran)).rejects.toThrow();
});

test("the git program of this machine is new enough", async () => {
  expect(await gitMissing()).toBeUndefined();
});
