import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeDataDirectory } from "../../api/data-directory.ts";
import { tempFolder } from "./temp-folder.ts";

const rights = (path: string) => statSync(path).mode & 0o777;

test("a new data directory is closed to everyone else", () => {
  const path = join(tempFolder(), "deep", "mocca");
  expect(makeDataDirectory(path)).toBe(path);
  expect(rights(path)).toBe(0o700);
});

test("an empty folder becomes closed, one with other things in it keeps its rights", () => {
  const empty = join(tempFolder(), "volume");
  mkdirSync(empty, { mode: 0o755 });
  makeDataDirectory(empty);
  expect(rights(empty)).toBe(0o700);

  const used = join(tempFolder(), "used");
  mkdirSync(used);
  chmodSync(used, 0o755);
  writeFileSync(join(used, "other"), "");
  makeDataDirectory(used);
  expect(rights(used)).toBe(0o755);
});

test("a file in its place is refused in words", () => {
  const file = join(tempFolder(), "file");
  writeFileSync(file, "");
  expect(() => makeDataDirectory(file)).toThrow(`data directory ${file} is a file, not a folder`);
  expect(() => makeDataDirectory(join(file, "below"))).toThrow("lies below a file, not a folder");
});
