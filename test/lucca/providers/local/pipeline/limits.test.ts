import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import {
  type PipelineLimits,
  usualLimits,
} from "../../../../../lucca/providers/local/pipeline/pipeline.ts";
import { type House, pipelineHouse } from "./pipeline-house.ts";

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 10_000 };
let house: House | undefined;
afterEach(() => house?.close());

async function open(limits: Partial<PipelineLimits>): Promise<House> {
  house = await pipelineHouse(limits);
  return house;
}

/** Types that multiply: the checker would take minutes and gigabytes. */
const zeros = Array(16).fill("0").join(", ");
const bomb = [
  "type Tree<D extends unknown[], P> = D extends [unknown, ...infer R] ? Tree<R, [P, 0]> | Tree<R, [P, 1]> : P;",
  ...Array.from(
    { length: 40 },
    (_, i) => `export const wrong${i}: Tree<[${zeros}], "${i}"> = "wrong";`,
  ),
].join("\n");

test("a type that takes for ever is stopped at the time limit, with all its processes", async () => {
  const house = await open({ child: { ms: 4_000, memoryMiB: 8_000 } });
  const { end } = await house.walkWith({ "custom/bomb.ts": bomb });
  expect(end).toMatchObject({ stage: "type-check", log: "It took longer than 4 seconds." });
  await expect.poll(() => house.processes(), patient).toEqual([]);
});

test("a check that wants too much memory is stopped, with all its processes", async () => {
  const house = await open({ child: { ms: 30_000, memoryMiB: 250 } });
  const { end } = await house.walkWith({ "custom/bomb.ts": bomb });
  expect(end).toMatchObject({ stage: "type-check", log: "It needed more than 250 MiB of memory." });
  await expect.poll(() => house.processes(), patient).toEqual([]);
});

test("a pattern over half of the machine ends in words, whatever limit it meets", async () => {
  const house = await open({ child: { ms: 5_000, memoryMiB: 1_000 } });
  const toTemporary = "../".repeat(house.dataDir.split("/").length + 5);
  const { end } = await house.walkWith({
    "custom/dashboard.tsx": `export const greeting = JSON.stringify(import.meta.glob("/${toTemporary}**/*", { eager: true, query: "?raw", exhaustive: true }));\n`,
  });
  expect(end).toMatchObject({
    stage: "build",
    log: expect.stringMatching(/leads out of the repository|took longer than|needed more than/),
  });
  await expect.poll(() => house.processes(), patient).toEqual([]);
});

test("a log of megabytes keeps its head and its tail, and no path of this machine", async () => {
  const house = await open({});
  const lines = Array.from({ length: 30_000 }, (_, i) => `export const wrong${i}: string = ${i};`);
  const { end, reports } = await house.walkWith({ "custom/wrong.ts": lines.join("\n") });
  expect(end).toMatchObject({ stage: "type-check" });
  const log = reports.at(-1)?.log ?? "";
  expect(Buffer.byteLength(log)).toBeLessThanOrEqual(64 * 1024);
  expect(log).toContain("custom/wrong.ts:1:14: error TS2322");
  expect(log).toContain("custom/wrong.ts:30000:14: error TS2322");
  expect(log).toMatch(/… \d+ bytes left out …/);
  expect(log).not.toContain(house.dataDir);
});

test("a build that is too large is refused with the limit", async () => {
  const house = await open({ outputBytes: 1024 * 1024 });
  const { end } = await house.walkWith({
    "custom/dashboard.tsx": `import address from "./film.bin?url";\nexport const greeting = address;\n`,
    "custom/film.bin": randomBytes(1_200_000),
  });
  expect(end).toMatchObject({
    stage: "build",
    log: expect.stringMatching(/^The build has 1\.\d MiB; 1\.0 MiB is the limit/),
  });
});

test("the usual limit of a build is 20 MiB", () => {
  expect(usualLimits.outputBytes).toBe(20 * 1024 * 1024);
});

test("more commits than may be checked at once wait for their turn", async () => {
  const house = await open({ atOnce: 1 });
  const ends = await Promise.all(
    ["one", "two", "three"].map((name) => house.walkWith({ "README.md": name })),
  );
  expect(ends.map(({ end }) => end.state)).toEqual(["done", "done", "done"]);
});
