import { afterAll, expect, test } from "vitest";
import { tryEscape } from "./escape.ts";
import { canary, pipelineHouse } from "./pipeline-house.ts";

const house = await pipelineHouse();
afterAll(house.close);

const up = house.up(1);

test.each([
  [
    "by a reference to its path",
    `/// <reference path="${up}canary.d.ts" />\nexport const n: number = global${canary.slice(0, 6)};\n`,
  ],
  [
    "by an import of its type",
    `import type { Canary } from "${up}canary.ts";\nexport const n: Canary = "wrong";\n`,
  ],
  ["by a type that imports it", `export const n: import("${up}canary.ts").Canary = "wrong";\n`],
  [
    "by the machine's path",
    `export const n: import("${house.dataDir}/canary.ts").Canary = "wrong";\n`,
  ],
  [
    "as JSON",
    `import found from "${up}canary.json" with { type: "json" };\nexport const n: { other: 1 } = found;\n`,
  ],
  [
    "without an error of its own",
    `import type { Canary } from "${up}canary.ts";\nexport type Mine = Canary;\n`,
  ],
])("types above the worktree are not read %s", async (_, text) => {
  const { end } = await tryEscape(house, { "custom/reach.ts": text });
  expect(end).toMatchObject({
    stage: "type-check",
    log: expect.stringContaining("outside the repository and its packages"),
  });
  expect(end).toMatchObject({
    log: expect.stringMatching(/\ncustom\/reach\.ts:1:\d+: ".+" leads out of/),
  });
});

test("a key is not read as types", async () => {
  const { end } = await tryEscape(house, {
    "custom/reach.ts": `/// <reference path="${up}canary.key" />\nexport const n = 1;\n`,
  });
  expect(end).toMatchObject({
    stage: "type-check",
    log: expect.stringContaining("custom/reach.ts:1:22: error TS6054"),
  });
});

test.each(["pg", "drizzle-kit", "vitest"])(
  "the types of %s, which Mocca has and a client may not use, are not read",
  async (name) => {
    const { end } = await tryEscape(house, {
      "custom/reach.ts": `import type * as found from "${name}";\nexport type Found = typeof found;\n`,
    });
    expect(end).toMatchObject({ stage: "type-check" });
  },
);

test("output that may hide what was read is thrown away", async () => {
  const lines = Array.from(
    { length: 60_000 },
    (_, i) => `export const wrong${i}: "${"x".repeat(60)}" = ${i};`,
  );
  const { end } = await tryEscape(house, {
    "custom/reach.ts": `import type { Canary } from "${up}canary.ts";\nexport const n: Canary = "wrong";\n`,
    "custom/a.ts": lines.slice(0, 15_000).join("\n"),
    "custom/b.ts": lines.slice(15_000, 30_000).join("\n"),
    "custom/c.ts": lines.slice(30_000, 45_000).join("\n"),
    "custom/d.ts": lines.slice(45_000).join("\n"),
  });
  expect(end).toEqual({ state: "failed", stage: "type-check", log: "It printed too much." });
});
