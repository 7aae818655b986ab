import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { refsOf } from "../../../../../lucca/providers/local/git/refs.ts";
import { runGit } from "../../../../../lucca/providers/local/git/run-git.ts";
import { clone, commit, git, must, started } from "./git-client.ts";
import { openHouse } from "./git-house.ts";

test.each(["main", "staging"])("a forced push to %s is refused in words", async (branch) => {
  const house = await openHouse();
  const { work, first } = await started(house);
  await must(work, "commit", "--quiet", "--amend", "--message", "Rewritten");
  const ran = await git(work, ["push", "--force", "origin", `HEAD:${branch}`]);
  expect(ran.code).not.toBe(0);
  expect(ran.stderr).toContain(`remote: error: denying non-fast-forward refs/heads/${branch}`);
  expect(await must(house.gitDir, "rev-parse", branch)).toBe(first);
  expect(house.pushes).toEqual([]);
});

test.each(["main", "staging"])(
  "deleting %s is refused in words, whatever else is pushed",
  async (branch) => {
    const house = await openHouse();
    const { work, first } = await started(house);
    await commit(work, { big: randomBytes(3_000_000) });
    const ran = await git(work, ["push", "origin", `:${branch}`, "HEAD:feature"]);
    expect(ran.code).not.toBe(0);
    expect(ran.stderr).toContain(`remote: Nothing was pushed: ${branch} cannot be deleted`);
    expect(ran.stderr).toMatch(/\[remote rejected\] HEAD -> feature \(refused\)/);
    expect(await refsOf(house.gitDir)).toEqual({
      "refs/heads/main": first,
      "refs/heads/staging": first,
    });
    expect(house.pushes).toEqual([]);
  },
);

test("a push over the size limit is refused in words and leaves nothing behind", async () => {
  const house = await openHouse();
  const { work, first } = await started(house);
  house.limits.pushBytes = 5_000_000;
  await commit(work, { big: randomBytes(20_000_000) });
  const ran = await git(work, ["push", "origin", "HEAD:main"]);
  expect(ran.code).not.toBe(0);
  expect(ran.stderr).toContain("remote: fatal: pack exceeds maximum allowed size");
  expect(await must(house.gitDir, "rev-parse", "main")).toBe(first);
  expect(await must(house.gitDir, "count-objects", "-v")).toMatch(/^size-garbage: 0$/m);
  expect(house.pushes).toEqual([]);
});

test("a full repository takes no push but still lets a branch go", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  await commit(work, { big: randomBytes(1_000_000) });
  await must(work, "push", "--quiet", "origin", "HEAD:feature");
  house.limits.repositoryBytes = 1_000_000;
  await commit(work, { small: "1" });
  const ran = await git(work, ["push", "origin", "HEAD:main"]);
  expect(ran.code).not.toBe(0);
  expect(ran.stderr).toContain(
    "remote: Nothing was pushed: this repository is full, it may hold 1 MB.",
  );
  await must(work, "push", "--quiet", "origin", ":feature");
});

test("a push that would overfill the repository is refused", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  house.limits.repositoryBytes = 1_000_000;
  await commit(work, { big: randomBytes(1_500_000) });
  const ran = await git(work, ["push", "origin", "HEAD:main"]);
  expect(ran.stderr).toContain("remote: fatal: pack exceeds maximum allowed size");
});

test("a pushed tree that would write into .git is refused", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  const blob = await must(work, "hash-object", "-w", "README.md");
  const tree = (await runGit(`${work}/.git`, ["mktree"], `100644 blob ${blob}\t.GIT\n`)).toString();
  const bad = await must(work, "commit-tree", tree.trim(), "-m", "Bad");
  const ran = await git(work, ["push", "origin", `${bad}:refs/heads/bad`]);
  expect(ran.code).not.toBe(0);
  expect(ran.stderr).toContain("hasDotgit");
});

test("a pushed replacement does not change what a commit holds", async () => {
  const house = await openHouse();
  const { work, first } = await started(house);
  const other = await commit(work, { "README.md": "Replaced\n" });
  await must(work, "push", "--quiet", "origin", `${other}:refs/replace/${first}`);
  const read = await runGit(house.gitDir, ["cat-file", "blob", `${first}:README.md`]);
  expect(read.toString()).toBe("Panna\n");
});

test("of two pushes to one branch at once, one wins and the other is told", async () => {
  const house = await openHouse();
  await started(house);
  const works = await Promise.all([clone(house), clone(house)]);
  const commits = await Promise.all(
    works.map((work, n) => commit(work, { file: randomBytes(500_000 + n) })),
  );
  const ran = await Promise.all(works.map((work) => git(work, ["push", "origin", "HEAD:main"])));
  const winner = ran.findIndex(({ code }) => code === 0);
  const loser = 1 - winner;
  expect(ran[loser]?.code).not.toBe(0);
  expect(ran[loser]?.stderr).toMatch(/rejected/);
  expect(await must(house.gitDir, "rev-parse", "main")).toBe(commits[winner]);
  expect(house.pushes.flatMap(({ updates }) => updates.map(({ after }) => after))).toEqual([
    commits[winner],
  ]);
});
