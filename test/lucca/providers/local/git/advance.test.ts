import { join } from "node:path";
import { expect, test } from "vitest";
import { advanceBranch } from "../../../../../lucca/providers/local/git/advance.ts";
import { commitTree } from "../../../../../lucca/providers/local/git/commit.ts";
import { head } from "../../../../../lucca/providers/local/git/read.ts";
import { ensureRepository } from "../../../../../lucca/providers/local/git/repository.ts";
import { scratch } from "./git-house.ts";

async function repository() {
  const gitDir = join(await scratch(), "panna.git");
  await ensureRepository({ gitDir, marker: "m-1" });
  const write = (branch: string, text: string) =>
    commitTree({
      gitDir,
      branch,
      files: new Map([["a", text]]),
      message: `Write ${text}`,
      author: { name: "Ana", email: "ana@panna.test" },
    });
  const promote = (to: string) => advanceBranch({ gitDir, branch: "main", to, from: "staging" });
  return { gitDir, write, promote };
}

test("staging's commit is promoted to main, also when main is new, and again is success", async () => {
  const { gitDir, write, promote } = await repository();
  const first = await write("staging", "1");
  expect(await promote(first)).toEqual({ before: undefined });
  await write("staging", "2");
  const third = await write("staging", "3");
  expect(await promote(third)).toEqual({ before: first });
  expect(await promote(third)).toEqual({ before: third });
  expect(await head(gitDir, "main")).toBe(third);
});

test("main with commits of its own is not moved, and its commits are named", async () => {
  const { gitDir, write, promote } = await repository();
  await promote(await write("staging", "1"));
  const main = await write("main", "hotfix");
  const staging = await write("staging", "2");
  await expect(promote(staging)).rejects.toMatchObject({
    code: "conflict",
    message: `main was not moved to ${staging.slice(0, 7)}: it has commits that staging does not: ${main.slice(0, 7)} Write hotfix (Ana).`,
    next: "Merge main into staging, push staging, and try again.",
  });
  expect(await head(gitDir, "main")).toBe(main);
});

test("an older commit and one that is not there are not promoted", async () => {
  const { write, promote } = await repository();
  const first = await write("staging", "1");
  await promote(await write("staging", "2"));
  await expect(promote(first)).rejects.toMatchObject({ code: "conflict" });
  await expect(promote("1".repeat(40))).rejects.toMatchObject({ code: "not_found" });
});
