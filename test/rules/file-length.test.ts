import { expect, test } from "vitest";
import { type Source, sources } from "./tree.ts";

/** The one file of ours that is long because the thing is: every table on one page. */
const mayBeLong = ["db/schema.ts"];

const longest = 250;

function lengthOf({ text }: Source): number {
  return text.split("\n").length - 1;
}

function tooLong(all: readonly Source[]): string[] {
  return all
    .filter((source) => lengthOf(source) > longest && !mayBeLong.includes(source.path))
    .map((source) => `${source.path}: ${lengthOf(source)} lines`);
}

/** The length that this share of the files does not exceed. */
function quantile(all: readonly Source[], share: number): number {
  const lengths = all.map(lengthOf).sort((a, b) => a - b);
  return lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
}

test("no file is longer than 250 lines", () => {
  expect(tooLong(sources)).toEqual([]);
  const text = "a\n".repeat(longest + 1);
  expect(tooLong([{ path: "bot/long.ts", text }])).toEqual(["bot/long.ts: 251 lines"]);
});

test.each([
  ["the product", sources.filter(({ path }) => !path.startsWith("test/"))],
  ["the tests", sources.filter(({ path }) => path.startsWith("test/"))],
])("half of the files of %s are under 80 lines, nine in ten under 180", (name, all) => {
  const half = quantile(all, 0.5);
  const most = quantile(all, 0.9);
  const said = `${name}: ${all.length} files, median ${half}, p90 ${most} lines`;
  expect(half, said).toBeLessThan(80);
  expect(most, said).toBeLessThan(180);
});

test("the quantiles are those of the lengths", () => {
  const all = [3, 1, 2].map((n) => ({ path: `${n}.ts`, text: "a\n".repeat(n) }));
  expect([quantile(all, 0.5), quantile(all, 1)]).toEqual([2, 3]);
});
