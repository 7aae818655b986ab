import { join } from "node:path";
import { expect, test } from "vitest";
import { commitTree } from "../../../../../lucca/providers/local/git/commit.ts";
import {
  diffNames,
  head,
  isAncestor,
  listFiles,
  log,
  readFile,
} from "../../../../../lucca/providers/local/git/read.ts";
import { refsOf } from "../../../../../lucca/providers/local/git/refs.ts";
import { ensureRepository } from "../../../../../lucca/providers/local/git/repository.ts";
import { must } from "./git-client.ts";
import { scratch } from "./git-house.ts";

const author = { name: "Ana Māori", email: "ana@panna.test" };
const at = new Date("2026-03-01T10:00:00Z");

async function repository() {
  const gitDir = join(await scratch(), "panna.git");
  await ensureRepository({ gitDir, marker: "m-1" });
  const write = (files: Record<string, string | Uint8Array>, more = {}) =>
    commitTree({
      gitDir,
      branch: "main",
      files: new Map(Object.entries(files)),
      message: "Compose",
      author,
      at,
      ...more,
    });
  return { gitDir, write };
}

test("a tree of 150 files is committed and read back as it was", async () => {
  const { gitDir, write } = await repository();
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, n) => [`apps/d${n % 12}/ä ${n}".txt`, `${n}\n`.repeat(300)]),
  );
  const binary = new Uint8Array([0, 10, 255, 34, 13]);
  const started = performance.now();
  const commit = await write({ ...files, binary, empty: "" });
  expect(performance.now() - started).toBeLessThan(3_000);
  const listed = await listFiles(gitDir, commit);
  expect(listed?.map(({ path }) => path).sort()).toEqual(
    [...Object.keys(files), "binary", "empty"].sort(),
  );
  expect(new Uint8Array((await readFile(gitDir, commit, "binary")) ?? [])).toEqual(binary);
  expect((await readFile(gitDir, commit, 'apps/d1/ä 1".txt'))?.toString()).toBe("1\n".repeat(300));
  expect((await readFile(gitDir, commit, "empty"))?.length).toBe(0);
  await must(gitDir, "fsck", "--strict", "--no-dangling");
  expect(await refsOf(gitDir)).toEqual({ "refs/heads/main": commit });
});

test("a later commit keeps what it does not name and takes out what it is told to", async () => {
  const { gitDir, write } = await repository();
  const first = await write({ a: "1", "dir/b": "1", "dir/c": "1", d: "1" });
  const second = await write({ a: "2", "dir/new": "1" }, { remove: ["dir", "d", "not there"] });
  const paths = (await listFiles(gitDir, second))?.map(({ path }) => path);
  expect(paths).toEqual(["a", "dir/new"]);
  expect(await diffNames(gitDir, first, second)).toEqual(["a", "d", "dir/b", "dir/c", "dir/new"]);
  expect(await diffNames(gitDir, null, second)).toEqual(["a", "dir/new"]);
});

test("the same tree makes no new commit, and the same commit has the same id everywhere", async () => {
  const { write } = await repository();
  const first = await write({ a: "1" });
  expect(await write({ a: "1" }, { at: new Date(), message: "Again" })).toBe(first);
  expect(await (await repository()).write({ a: "1" })).toBe(first);
});

test("a run that was killed after its commit says it again and gets the same commit", async () => {
  const { gitDir, write } = await repository();
  expect(await write({ a: "1" }, { expect: null })).toBe(await write({ a: "1" }, { expect: null }));
  const first = (await head(gitDir, "main")) ?? "";
  const second = await write({ a: "2" }, { expect: first });
  expect(await write({ a: "2" }, { expect: first, at: new Date() })).toBe(second);
});

test("a branch that is not where it was expected is left alone, in words", async () => {
  const { gitDir, write } = await repository();
  const refused = { name: "Refusal", code: "conflict" };
  await expect(write({ a: "1" }, { expect: "1".repeat(40) })).rejects.toMatchObject(refused);
  const first = await write({ a: "1" });
  const second = await write({ a: "2" });
  await expect(write({ a: "3" }, { expect: null })).rejects.toMatchObject(refused);
  await expect(write({ a: "3" }, { expect: first })).rejects.toMatchObject(refused);
  await expect(write({ a: "3" }, { expect: "1".repeat(40) })).rejects.toMatchObject(refused);
  expect(await head(gitDir, "main")).toBe(second);
});

test("of many writers at once each wins or is told", async () => {
  const { gitDir, write } = await repository();
  const first = await write({ a: "1" });
  const writers = [1, 2, 3, 4].map((n) => write({ a: `by ${n}` }, { expect: first }));
  const ended = await Promise.allSettled(writers);
  const won = ended.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
  expect(won).toEqual([await head(gitDir, "main")]);
});

test.each(["", "/a", "a//b", "../a", "a/../b", ".git/config", "a/.GIT/x", "a\nb"])(
  "the path %j is not written",
  async (path) => {
    const { gitDir, write } = await repository();
    await expect(write({ [path]: "1" })).rejects.toThrow("Not a path");
    expect(await refsOf(gitDir)).toEqual({});
  },
);

test("the log tells who, when and what, newest first", async () => {
  const { gitDir, write } = await repository();
  const first = await write({ a: "1" });
  const odd = { name: "Ben <x>\nfrom 0", email: "b>en@panna.test" };
  const second = await write({ a: "2" }, { author: odd, message: "Öne line\n\nand more" });
  expect(await log(gitDir, second, 5)).toEqual([
    { commit: second, at, author: "Ben xfrom 0", subject: "Öne line" },
    { commit: first, at, author: "Ana Māori", subject: "Compose" },
  ]);
  expect((await log(gitDir, second, 1)).map(({ commit }) => commit)).toEqual([second]);
  expect((await log(gitDir, second, 5, first)).map(({ commit }) => commit)).toEqual([second]);
  expect(await isAncestor(gitDir, first, second)).toBe(true);
  expect(await isAncestor(gitDir, second, first)).toBe(false);
});

test("what is not there is undefined, and a file over the limit is refused in words", async () => {
  const { gitDir, write } = await repository();
  const commit = await write({ "dir/a": "123456" });
  const nowhere = "1".repeat(40);
  expect(await head(gitDir, "other")).toBeUndefined();
  expect(await readFile(gitDir, commit, "b")).toBeUndefined();
  expect(await readFile(gitDir, commit, "dir")).toBeUndefined();
  expect(await readFile(gitDir, nowhere, "dir/a")).toBeUndefined();
  expect(await listFiles(gitDir, nowhere)).toBeUndefined();
  expect(await diffNames(gitDir, nowhere, commit)).toBeUndefined();
  expect(await log(gitDir, nowhere, 1)).toEqual([]);
  expect(await isAncestor(gitDir, nowhere, commit)).toBe(false);
  expect(await refsOf(`${gitDir}.gone`)).toBeUndefined();
  expect(await head(`${gitDir}.gone`, "main")).toBeUndefined();
  await expect(readFile(gitDir, commit, "dir/a", 5)).rejects.toMatchObject({ code: "invalid" });
  await expect(readFile(gitDir, "--help", "a")).rejects.toThrow("Not a commit id");
});
