import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readableLog } from "../../../../../lucca/providers/local/pipeline/readable-log.ts";
import {
  type ChildCall,
  runChild,
} from "../../../../../lucca/providers/local/pipeline/run-child.ts";

const folder = mkdtempSync(join(tmpdir(), "mocca-child-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const patient = { timeout: 10_000 };
const run = (script: string, more: Partial<ChildCall> = {}) =>
  runChild({
    command: process.execPath,
    args: ["-e", script],
    cwd: folder,
    home: folder,
    limits: { ms: 30_000, memoryMiB: 500 },
    keep: { bytes: 64 * 1024, whole: false },
    signal: new AbortController().signal,
    ...more,
  });

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};

test("a child sees no variable of Mocca's", async () => {
  process.env["MOCCA_MASTER_KEY"] = "never seen";
  const { output } = await run("console.log(JSON.stringify(process.env))");
  expect(
    Object.keys(JSON.parse(output))
      .filter((name) => !/^(PWD|OLDPWD|SHLVL|_)$/.test(name))
      .sort(),
  ).toEqual(["HOME", "LC_ALL", "NO_COLOR", "PATH", "TMPDIR", "TZ"]);
  expect(output).not.toContain("never seen");
});

test("what a child started ends with it, however it ended", async () => {
  const starting = `const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    console.log(child.pid);`;
  const ended = await run(`${starting} process.exit(0);`);
  expect(ended).toMatchObject({ status: 0, stopped: undefined });
  await expect.poll(() => isAlive(Number(ended.output)), patient).toBe(false);
  const late = await run(starting, { limits: { ms: 2_000, memoryMiB: 500 } });
  expect(late.stopped).toBe("It took longer than 2 seconds.");
  await expect.poll(() => isAlive(Number(late.output)), patient).toBe(false);
});

test("what a child started ends when Mocca is killed", async () => {
  const place = resolve("lucca/providers/local/pipeline/run-child.ts");
  const call = {
    command: process.execPath,
    args: [
      "-e",
      `require("node:fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1000)`,
    ],
    cwd: folder,
    home: folder,
    limits: { ms: 60_000, memoryMiB: 500 },
    keep: { bytes: 1000, whole: false },
  };
  const mocca = spawn(process.execPath, [
    "-e",
    `import(${JSON.stringify(place)}).then(({ runChild }) => runChild({ ...${JSON.stringify(call)}, signal: new AbortController().signal }))`,
  ]);
  const pid = () =>
    existsSync(join(folder, "pid")) ? Number(readFileSync(join(folder, "pid"), "utf8")) : 0;
  await expect.poll(pid, patient).toBeGreaterThan(0);
  mocca.kill("SIGKILL");
  await expect.poll(() => isAlive(pid()), patient).toBe(false);
});

test("memory counts for the whole group", async () => {
  const eat = `const { spawn } = require("node:child_process");
    spawn(process.execPath, ["-e", "globalThis.kept = Buffer.alloc(400e6, 1); setInterval(() => {}, 1000)"]);
    setInterval(() => {}, 1000);`;
  expect(await run(eat, { limits: { ms: 30_000, memoryMiB: 300 } })).toMatchObject({
    stopped: "It needed more than 300 MiB of memory.",
  });
});

test("ten megabytes of output keep their head and tail", async () => {
  const { output } = await run(`process.stdout.write("first\\n" + "x".repeat(1e7) + "\\nlast\\n")`);
  expect(output.length).toBeLessThan(70_000);
  expect(output).toMatch(/^first\n.*bytes left out.*\nlast\n$/s);
});

test("an abort throws its reason and leaves nothing running", async () => {
  const stop = new AbortController();
  const running = run("console.log(process.pid); setInterval(() => {}, 1000)", {
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(new Error("drained")), 100);
  await expect(running).rejects.toThrow("drained");
});

test("a log has no colours, no control characters and no paths of the machine", () => {
  const raw =
    "\u001b[31m/data/work/1/tree/custom/a.ts\u001b[0m:1:2: bad\r\n/data/x \u0007/data/work/1/tree";
  expect(readableLog(raw, { "/data/work/1/tree": "", "/data": "…" })).toBe(
    "custom/a.ts:1:2: bad\n…/x .",
  );
});
