import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { runGit } from "../../../../../lucca/providers/local/git/run-git.ts";
import { clone, commit, git, must, started } from "./git-client.ts";
import { address, openHouse } from "./git-house.ts";

test("a person clones, pushes to staging and to a branch of their own, and all is told once", async () => {
  const house = await openHouse();
  const { work, first } = await started(house);
  const second = await commit(work, { "README.md": "Panna, changed\n" });
  await must(work, "push", "origin", "HEAD:staging");
  await must(work, "push", "origin", "HEAD:feature/menu");
  expect(
    house.pushes.map(({ name, person, updates }) => ({ name, by: person.name, updates })),
  ).toEqual([
    {
      name: "panna",
      by: "Ana",
      updates: [{ ref: "refs/heads/staging", before: first, after: second }],
    },
    {
      name: "panna",
      by: "Ana",
      updates: [{ ref: "refs/heads/feature/menu", before: null, after: second }],
    },
  ]);
  const other = await clone(house, "benT", "--branch", "staging");
  expect(await must(other, "rev-parse", "HEAD")).toBe(second);
});

test("a branch of one's own may be forced, deleted and tagged", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  const one = await commit(work, { a: "1" });
  await must(work, "push", "origin", "HEAD:feature");
  await must(work, "commit", "--quiet", "--amend", "--message", "Another way");
  const two = await must(work, "rev-parse", "HEAD");
  await must(work, "push", "--force", "origin", "HEAD:feature");
  await must(work, "tag", "v1");
  await must(work, "push", "origin", "v1", ":feature");
  expect(house.pushes.flatMap(({ updates }) => updates)).toEqual([
    { ref: "refs/heads/feature", before: null, after: one },
    { ref: "refs/heads/feature", before: one, after: two },
    { ref: "refs/heads/feature", before: two, after: null },
    { ref: "refs/tags/v1", before: null, after: two },
  ]);
});

test.each(["0", "1", "2"])("git's protocol %s works both ways", async (version) => {
  const house = await openHouse();
  const { work } = await started(house);
  const latest = await commit(work, { a: "1" });
  const protocol = ["-c", `protocol.version=${version}`];
  await must(work, ...protocol, "push", "origin", "HEAD:main");
  const ran = await git(work, [...protocol, "ls-remote", "origin", "main"]);
  expect(ran.stdout).toBe(`${latest}\trefs/heads/main\n`);
  await must(house.folder, ...protocol, "clone", "--quiet", address(house, "anaT"), "again");
  expect(await must(`${house.folder}/again`, "rev-parse", "HEAD")).toBe(latest);
});

test("a shallow clone holds one commit, grows, and can push", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  for (const n of ["1", "2", "3"]) await commit(work, { a: n });
  await must(work, "push", "--quiet", "origin", "HEAD:main");
  const shallow = await clone(house, "anaT", "--depth", "1");
  expect(await must(shallow, "rev-list", "--count", "HEAD")).toBe("1");
  const latest = await commit(shallow, { a: "4" });
  await must(shallow, "push", "origin", "HEAD:main");
  await must(shallow, "fetch", "--unshallow");
  expect(await must(shallow, "rev-list", "--count", "HEAD")).toBe("5");
  expect(await must(house.gitDir, "rev-parse", "main")).toBe(latest);
});

test("a push of 20 MB arrives whole, and so does a clone of it", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  const latest = await commit(work, { big: randomBytes(20 * 1024 * 1024) });
  await must(work, "push", "--quiet", "origin", "HEAD:main");
  await must(house.gitDir, "fsck", "--strict");
  const other = await clone(house);
  expect(await must(other, "rev-parse", "HEAD")).toBe(latest);
  expect(await must(other, "status", "--porcelain")).toBe("");
});

test.each(["0", "2"])("a long question of a fetch arrives packed, protocol %s", async (version) => {
  const house = await openHouse();
  const { work } = await started(house);
  const other = await clone(house);
  const commits = Array.from(
    { length: 3_000 },
    (_, n) => `commit refs/heads/mine\ncommitter A <a@b> ${4_000_000_000 + n} +0000\ndata 1\nx\n`,
  );
  await runGit(`${other}/.git`, ["fast-import", "--quiet"], commits.join(""));
  const latest = await commit(work, { b: "1" });
  await must(work, "push", "--quiet", "origin", "HEAD:main");
  const fetch = ["-c", `protocol.version=${version}`, "fetch", "origin"];
  const ran = await git(other, fetch, { GIT_TRACE_CURL: "1" });
  expect(/content-encoding: gzip/i.test(ran.stderr)).toBe(true);
  expect(await must(other, "rev-parse", "origin/main")).toBe(latest);
});
