import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { exportTree, treeOf } from "../../../../../lucca/providers/local/pipeline/export-tree.ts";
import { usualLimits } from "../../../../../lucca/providers/local/pipeline/pipeline.ts";
import { bareRepository } from "./bare-repository.ts";

const folder = mkdtempSync(join(tmpdir(), "mocca-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const repository = bareRepository(join(folder, "client.git"));
const { signal } = new AbortController();
const { blob, tree } = repository;
const file = (name: string, content = "content") => `100644 blob ${blob(content)}\t${name}`;

async function exported(commit: string, limits = usualLimits.tree) {
  const into = mkdtempSync(join(folder, "tree-"));
  const id = await treeOf(repository.gitDir, commit, signal);
  await exportTree(repository.gitDir, id, into, limits, signal);
  const names = readdirSync(into, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return {
    into,
    names: files.map((entry) => join(entry.parentPath, entry.name).slice(into.length + 1)).sort(),
  };
}

test("every regular file is written as it is, without filters, and tools' files stay out", async () => {
  const bytes = Buffer.from([0, 13, 10, 255, 10]);
  const commit = repository.commit({
    "custom/api.ts": "line\r\nline\n",
    "custom/tohutō é 日本.txt": "macron",
    "custom/empty.txt": "",
    "custom/picture.png": bytes,
    "deep/a/b/c.txt": "deep",
    ".gitattributes": "* text=auto eol=crlf ident filter=run",
    "package.json": "{}",
    "custom/.env": "A=1",
  });
  const { names, into } = await exported(commit);
  expect(names).toEqual(
    [
      "custom/api.ts",
      "custom/empty.txt",
      "custom/picture.png",
      "custom/tohutō é 日本.txt",
      "deep/a/b/c.txt",
    ].sort(),
  );
  expect(readFileSync(join(into, "custom/api.ts"), "utf8")).toBe("line\r\nline\n");
  expect(readFileSync(join(into, "custom/picture.png"))).toEqual(bytes);
});

test("hooks and settings of the repository run nothing", async () => {
  const commit = repository.commit({ "a.txt": "a" });
  const ran = join(folder, "ran");
  for (const [name, value] of [
    ["core.fsmonitor", `touch ${ran}`],
    ["core.sshCommand", `touch ${ran}`],
    ["filter.run.smudge", `touch ${ran}`],
    ["core.pager", `touch ${ran}`],
  ])
    execFileSync("git", [`--git-dir=${repository.gitDir}`, "config", name ?? "", value ?? ""]);
  await exported(commit);
  expect(readdirSync(folder)).not.toContain("ran");
});

test("a replaced commit is exported as it was pushed", async () => {
  const honest = repository.commit({ "a.txt": "honest" });
  const other = repository.commit({ "a.txt": "other" });
  execFileSync("git", [`--git-dir=${repository.gitDir}`, "replace", honest, other]);
  const { into } = await exported(honest);
  expect(readFileSync(join(into, "a.txt"), "utf8")).toBe("honest");
});

test.each<[string, () => string[], RegExp]>([
  [
    "a symbolic link",
    () => [`120000 blob ${blob("../../canary.key")}\tkey`],
    /^key is refused: it is a symbolic link/,
  ],
  [
    "a link in place of a folder",
    () => [`120000 blob ${blob("/etc")}\tcustom`],
    /custom is refused: it is a symbolic link/,
  ],
  [
    "a submodule",
    () => [`160000 commit ${"1".repeat(40)}\tvendor`],
    /^vendor is refused: it is a submodule/,
  ],
  [
    "a name that leads up",
    () => [`040000 tree ${tree([file("evil.txt")])}\t..`],
    /leads out of the repository/,
  ],
  [
    "a name that leads up from below",
    () => [`040000 tree ${tree([`040000 tree ${tree([file("evil")])}\t..`])}\ta`],
    /leads out/,
  ],
  ["a file named ..", () => [file("..")], /leads out of the repository/],
  ["a file named .", () => [file(".")], /leads out of the repository/],
  [".git", () => [`040000 tree ${tree([file("config")])}\t.git`], /git keeps that name/],
  [
    ".GIT with a dot at its end",
    () => [`040000 tree ${tree([file("config")])}\t.GIT.`],
    /git keeps that name/,
  ],
  [
    ".git by its short name",
    () => [`040000 tree ${tree([file("config")])}\tGIT~1`],
    /git keeps that name/,
  ],
  [
    ".git with an invisible letter",
    () => [`040000 tree ${tree([file("config")])}\t.g\u200cit`],
    /invisible character/,
  ],
  ["a backslash", () => [file("..\\..\\evil.txt")], /backslash/],
  ["a drive", () => [file("C:evil.txt")], /colon/],
  ["a line break", () => [file("a\nb.ts")], /^a\\nb\.ts is refused: its name has a control/],
  ["an escape", () => [file("a\u001b[2Jb.ts")], /control or invisible/],
  ["text turned around", () => [file("a\u202ets.exe")], /control or invisible/],
  [
    "names that differ in case",
    () => [file("API.ts"), file("api.ts")],
    /api\.ts and API\.ts would be one file/,
  ],
  [
    "a folder and a file that differ in case",
    () => [`040000 tree ${tree([file("x")])}\tCustom`, file("custom")],
    /would be one file/,
  ],
  [
    "names that differ in how accents are written",
    () => [file("caf\u00e9.ts"), file("cafe\u0301.ts")],
    /would be one file/,
  ],
  ["the same name twice", () => [file("a.ts", "1"), file("a.ts", "2")], /would be one file/],
  ["a path that is too long", () => [file(`${"a".repeat(250)}.ts`)], /longer than 200 bytes/],
])("%s is refused by name", async (_, lines, words) => {
  const commit = repository.commitTree(lines());
  await expect(exported(commit)).rejects.toThrow(words);
  expect(readdirSync(folder)).not.toContain("evil.txt");
});

test("a name that is not UTF-8 is refused", async () => {
  const odd = execFileSync("git", [`--git-dir=${repository.gitDir}`, "mktree", "-z"], {
    input: Buffer.concat([
      Buffer.from(`100644 blob ${blob("x")}\ta`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from("\0"),
    ]),
  });
  const commit = repository.commitTree([`040000 tree ${odd.toString().trim()}\tcustom`]);
  await expect(exported(commit)).rejects.toThrow(/is not UTF-8/);
});

test("too many files, a large file and a large tree are refused with the limit", async () => {
  const limits = { files: 3, fileBytes: 2_000_000, totalBytes: 3_000_000 };
  const many = repository.commit({ a: "", b: "", c: "", d: "" });
  await expect(exported(many, limits)).rejects.toThrow("The commit has more than 3 files.");
  const large = repository.commit({ "custom/film.mp4": "x".repeat(2_000_001) });
  await expect(exported(large, limits)).rejects.toThrow(
    /^custom\/film\.mp4 is refused: it has 1\.9 MiB/,
  );
  const heavy = repository.commit({ a: "x".repeat(1_900_000), b: "y".repeat(1_900_000) });
  await expect(exported(heavy, limits)).rejects.toThrow(/holds 3\.6 MiB; 2\.9 MiB is the limit/);
});

test("two hundred thousand files are refused before they are read", async () => {
  const one = blob("x");
  const names = Array.from(
    { length: 10_000 },
    (_, i) => `100644 blob ${one}\tfile-with-a-long-name-${i}`,
  );
  const folderOfMany = tree(names);
  const commit = repository.commitTree(
    Array.from({ length: 20 }, (_, i) => `040000 tree ${folderOfMany}\tfolder${i}`),
  );
  await expect(exported(commit)).rejects.toThrow("The commit has more than 5000 files.");
});

test("a commit is named by its full id only", async () => {
  await expect(treeOf(repository.gitDir, "--help", signal)).rejects.toThrow();
  await expect(treeOf(repository.gitDir, "main", signal)).rejects.toThrow();
});
