import { mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Refusal } from "../../../../../db/refusal.ts";
import { readMigrations } from "../../../../../lucca/providers/local/pipeline/finished-build.ts";
import { openPipeline } from "../../../../../lucca/providers/local/pipeline/pipeline.ts";
import { sweepBuilds } from "../../../../../lucca/providers/local/pipeline/sweep-builds.ts";
import { pipelineHouse } from "./pipeline-house.ts";
import { sampleFiles } from "./sample-files.ts";

const house = await pipelineHouse();
afterAll(house.close);

const patient = { timeout: 10_000 };
const steps = (reports: { stage: string; state: string }[]) =>
  reports.map(({ stage, state }) => `${stage} ${state}`);

test("a commit passes every stage in order and its build is whole", async () => {
  const seen: string[] = [];
  const { end, reports } = await house.walk(house.repository.commit(sampleFiles), {
    migrate: async (build) => {
      const migrations = await readMigrations(build);
      seen.push(...migrations.map(({ path }) => path));
      return `${migrations.length} applied`;
    },
    deploy: async (build) => `Live: ${build.hash}`,
  });
  if (end.state !== "done") throw new Error(end.log);
  expect(steps(reports)).toEqual([
    ...["lint running", "lint done", "type-check running", "type-check done", "build running"],
    ...["build done", "migrate running", "migrate done", "deploy running", "deploy done"],
  ]);
  expect(reports.at(-1)).toMatchObject({ log: `Live: ${end.build.hash}` });
  expect(seen).toEqual([
    "migrations/mocca-client/0001_notices.sql",
    "migrations/crm-base/0001_contacts.sql",
    "migrations/crm-base/0002_notes.sql",
    "custom/migrations/0001_own.sql",
  ]);
  expect(end.build.modules).toEqual([
    { name: "mocca-client", version: "1.0.0" },
    { name: "crm-base", version: "1.2.0" },
  ]);
  expect(await readFile(join(end.build.folder, "worker.js"), "utf8")).toContain(
    "Kia ora from the API",
  );
  const names = await readdir(join(end.build.folder, "assets"), { recursive: true });
  expect(names).toContain("index.html");
  const script = names.find((name) => name.endsWith(".js")) ?? "";
  expect(await readFile(join(end.build.folder, "assets", script), "utf8")).toContain(
    "Kia ora from the dashboard",
  );
});

test("the same files are checked and built once, also under another commit", async () => {
  const first = await house.walkWith({ "README.md": "once" });
  const again = await house.walk(house.repository.commit({ ...sampleFiles, "README.md": "once" }));
  expect(again.end).toEqual(first.end);
  expect(again.reports.filter(({ state }) => state === "done").map(({ log }) => log)).toEqual(
    Array(3).fill(expect.stringContaining("is used again")),
  );
});

test("the build of an earlier deploy is used again though its tools have changed since", async () => {
  const earlier = await house.walkWith({ "README.md": "earlier" });
  if (earlier.end.state !== "done") throw new Error(earlier.end.log);
  const { hash } = earlier.end.build;
  const commit = house.repository.commit({ ...sampleFiles, "README.md": "made by other tools" });
  expect((await house.walk(commit, { build: hash })).end).toEqual(earlier.end);
  const swept = await house.walk(commit, { build: "0".repeat(40) });
  expect(swept.end).toMatchObject({
    state: "done",
    build: { hash: expect.not.stringMatching(hash) },
  });
});

test("two walks of the same files at once share one build", async () => {
  const commit = house.repository.commit({ ...sampleFiles, "README.md": "shared" });
  const walks = [house.walk(commit), house.walk(commit)];
  await expect.poll(() => house.pipeline.running.size, patient).toBe(1);
  const [one, two] = await Promise.all(walks);
  expect(one?.end).toMatchObject({ state: "done" });
  expect(two?.end).toEqual(one?.end);
  expect(two?.reports).toEqual(one?.reports);
});

test("one of two shared walks may be stopped without the other", async () => {
  const commit = house.repository.commit({ ...sampleFiles, "README.md": "left alone" });
  const stop = new AbortController();
  const stopped = house.walk(commit, { signal: stop.signal });
  const kept = house.walk(commit);
  await expect.poll(() => [...house.pipeline.running.values()][0]?.users, patient).toBe(2);
  stop.abort(new Error("drained"));
  await expect(stopped).rejects.toThrow("drained");
  expect((await kept).end).toMatchObject({ state: "done" });
});

test("a stopped walk leaves no process, no worktree and no build", async () => {
  const builds = await readdir(house.pipeline.toolchain.builds);
  const stop = new AbortController();
  const walk = house.walk(house.repository.commit({ ...sampleFiles, "README.md": "stopped" }), {
    signal: stop.signal,
    report: async ({ stage }) => {
      if (stage === "type-check") stop.abort(new Error("drained"));
    },
  });
  await expect(walk).rejects.toThrow("drained");
  await expect.poll(() => readdir(house.pipeline.toolchain.work), patient).toEqual([]);
  expect(house.processes()).toEqual([]);
  expect(await readdir(house.pipeline.toolchain.builds)).toEqual(builds);
});

test("a lint error stops there and says where", async () => {
  const { end, reports } = await house.walkWith({
    "custom/api.ts": `export const greeting: string = "hello";\nif (greeting == "x") {\n  debugger;\n}\n`,
  });
  expect(end).toMatchObject({ state: "failed", stage: "lint" });
  expect(reports.at(-1)?.log).toContain("custom/api.ts:3:3: lint/suspicious/noDebugger");
  expect(steps(reports)).toEqual(["lint running", "lint failed"]);
});

test("odd formatting is no error", async () => {
  const { end } = await house.walkWith({ "custom/api.ts": `export   const greeting =\n'hello'` });
  expect(end).toMatchObject({ state: "done" });
});

test("a type error stops there, says where, and makes no build", async () => {
  const files = { "custom/api.ts": "export const greeting: string = 1;\n" };
  const { end, reports } = await house.walkWith(files);
  expect(end).toMatchObject({ state: "failed", stage: "type-check" });
  expect(reports.at(-1)?.log).toMatch(/^custom\/api\.ts:1:14: error TS2322: /);
  expect((await house.walkWith(files)).end).toMatchObject({ stage: "type-check" });
});

test("a file that is not there stops at the build and says who wants it", async () => {
  const { end, reports } = await house.walkWith({
    "custom/dashboard.tsx": `// @ts-ignore\nimport gone from "./gone.ts";\nexport const greeting = gone;\n`,
  });
  expect(end).toMatchObject({ state: "failed", stage: "build" });
  expect(reports.at(-1)?.log).toBe(
    `Dashboard:\ncustom/dashboard.tsx:2:19: "./gone.ts" is not there.`,
  );
});

test("a refused migration stops before the deploy, with its words", async () => {
  const { end, reports } = await house.walk(house.repository.commit(sampleFiles), {
    migrate: async () => {
      throw new Refusal("invalid", "0002 changed after it was applied.", "Put it back.");
    },
    deploy: async () => {
      throw new Error("must not be reached");
    },
  });
  expect(end).toMatchObject({ state: "failed", stage: "migrate" });
  expect(reports.at(-1)).toMatchObject({ log: "0002 changed after it was applied. Put it back." });
});

test("what breaks in a deploy beside a refusal is thrown on", async () => {
  const walk = house.walk(house.repository.commit(sampleFiles), {
    deploy: async () => {
      throw new Error("a bug");
    },
  });
  await expect(walk).rejects.toThrow("a bug");
});

test("migrations of no module, without a number, or without a lock are refused", async () => {
  const stray = await house.walkWith({ "migrations/board-rm/0001_a.sql": "select 1;" });
  expect(stray.end).toMatchObject({
    stage: "build",
    log: expect.stringContaining("migrations/board-rm belongs to no module"),
  });
  const unnumbered = await house.walkWith({ "custom/migrations/first.sql": "select 1;" });
  expect(unnumbered.end).toMatchObject({
    log: expect.stringContaining("custom/migrations/first.sql has no number"),
  });
  const unlocked = await house.walkWith({ "mocca.lock.json": "{}" });
  expect(unlocked.end).toMatchObject({
    log: expect.stringContaining("mocca.lock.json does not list the modules"),
  });
});

test.each([
  ["leads out of the repository", "../../../../../../.."],
  ["is the client's own folder", "custom"],
  ["is a path", "crm-base/x"],
])("a lock with a module whose name %s is refused", async (_, name) => {
  const { end } = await house.walkWith({
    "mocca.lock.json": JSON.stringify({ modules: [{ name, version: "1.0.0" }] }),
  });
  expect(end).toMatchObject({ log: expect.stringContaining("does not list the modules") });
});

test("a commit without a dashboard or an API says so", async () => {
  const { "apps/api/index.ts": _, ...rest } = sampleFiles;
  const { end } = await house.walk(house.repository.commit(rest));
  expect(end).toMatchObject({ stage: "build", log: "apps/api/index.ts is not in this commit." });
});

test("opening the pipeline again clears what a killed process left, and keeps its builds", async () => {
  const { dataDir, pipeline } = house;
  const builds = await readdir(pipeline.toolchain.builds);
  await mkdir(join(pipeline.toolchain.work, "left/tree"), { recursive: true });
  await mkdir(join(dataDir, "pipeline/older/work"), { recursive: true });
  const again = await openPipeline({ checkout: dirname(dataDir), dataDir });
  expect(await readdir(again.toolchain.work)).toEqual([]);
  expect(await readdir(join(dataDir, "pipeline"))).toEqual([again.toolchain.fingerprint]);
  expect(await readdir(again.toolchain.builds)).toEqual(builds);
});

test("a sweep removes the builds that nobody names and no walk holds", async () => {
  const { end } = await house.walkWith({ "README.md": "kept" });
  if (end.state !== "done") throw new Error(end.log);
  const walk = house.walk(house.repository.commit({ ...sampleFiles, "README.md": "swept" }), {
    deploy: async (build) => {
      await sweepBuilds(house.pipeline, new Set([end.build.hash]));
      expect(await readdir(house.pipeline.toolchain.builds)).toEqual(
        [build.hash, end.build.hash].sort(),
      );
      return "";
    },
  });
  expect((await walk).end).toMatchObject({ state: "done" });
  await sweepBuilds(house.pipeline, new Set([end.build.hash]));
  expect(await readdir(house.pipeline.toolchain.builds)).toEqual([end.build.hash]);
});
