import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { livingProcesses } from "../../api/processes.ts";
import { canEnter } from "../../db/embedded-account.ts";
import { tempFolder } from "./temp-folder.ts";

vi.setConfig({ testTimeout: 60_000 });
const soon = { timeout: 15_000 };
const repository = join(import.meta.dirname, "../..");

/** Does what npm ci does that matters here: begins with nothing, takes a while, leaves a Node. */
const fakeNpm = `#!/bin/sh
echo "$@" >> npm-calls
rm -rf node_modules
mkdir -p node_modules/.bin
sleep "\${NPM_TAKES:-0}"
[ -z "$NPM_FAILS" ] || { echo "npm error E404" >&2; exit 1; }
ln -s "$REAL_NODE" node_modules/.bin/node
`;

const program = `
import { writeFileSync } from "node:fs";
import { stopSignal } from ${JSON.stringify(join(repository, "api/stop-signal.ts"))};
const [what] = process.argv.slice(2);
if (what === "status") process.exit(3);
if (what === "die") process.kill(process.pid, "SIGKILL");
if (what === "environment") console.log(JSON.stringify(process.env));
if (what === "wait") {
  const kept = setInterval(() => {}, 60_000);
  const stopped = stopSignal();
  console.log("waiting");
  await stopped;
  setTimeout(() => {
    writeFileSync("drained", "");
    clearInterval(kept);
    process.exit(0);
  }, 300);
}
`;

/** A checkout with nothing installed, and an npm that installs it. */
function checkout(): string {
  const root = join(tempFolder(), "checkout");
  mkdirSync(join(root, "api"), { recursive: true });
  mkdirSync(join(root, "path"));
  copyFileSync(join(repository, "start.mjs"), join(root, "start.mjs"));
  writeFileSync(join(root, "package.json"), '{"type":"module"}');
  writeFileSync(join(root, "package-lock.json"), "{}");
  writeFileSync(join(root, "api", "node.ts"), program);
  writeFileSync(join(root, "path", "npm"), fakeNpm, { mode: 0o755 });
  return root;
}

type Started = { child: ChildProcess; pid: number; out(): string; err(): string };

/** Ours, with that npm first on the path; the tests themselves may have been started by another. */
function environment(root: string): NodeJS.ProcessEnv {
  const { npm_execpath: _, npm_lifecycle_event: __, ...ours } = process.env;
  const path = `${join(root, "path")}:/usr/bin:/bin`;
  return { ...ours, PATH: path, REAL_NODE: process.execPath };
}

function start(
  root: string,
  words: string[],
  env: Record<string, string> = {},
  uid?: number,
): Started {
  const child = spawn(process.execPath, [join(root, "start.mjs"), "api/node.ts", ...words], {
    cwd: "/",
    env: { ...environment(root), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  const { pid = 0 } = child;
  onTestFinished(() => {
    if (groupOf(pid).length > 0) process.kill(-pid, "SIGKILL");
  });
  return { child, pid, out: () => said.out, err: () => said.err };
}

const groupOf = (pid: number) => livingProcesses().filter(({ group }) => group === pid);

async function status({ child }: Started): Promise<number | string> {
  const [code, signal] = await once(child, "close");
  return code ?? signal;
}

const npmCalls = (root: string) => readFileSync(join(root, "npm-calls"), "utf8").trim().split("\n");

test("the first start installs what is missing and says so in one line, the next just starts", async () => {
  const root = checkout();
  const first = start(root, ["status"]);
  expect(await status(first)).toBe(3);
  expect(first.err()).toBe(
    "Installing Mocca's packages with npm ci, once; it takes about a minute.\n",
  );
  const second = start(root, ["status"]);
  expect(await status(second)).toBe(3);
  expect(second.err()).toBe("");
  expect(npmCalls(root)).toEqual(["ci --include=dev --include=optional --loglevel=error"]);
});

test("a changed lockfile is installed", async () => {
  const root = checkout();
  await status(start(root, ["status"]));
  writeFileSync(join(root, "package-lock.json"), '{"lockfileVersion":3}');
  await status(start(root, ["status"]));
  expect(npmCalls(root)).toHaveLength(2);
});

test("of two first starts at once one installs and the other waits for it", async () => {
  const root = checkout();
  const starts = [1, 2].map(() => start(root, ["status"], { NPM_TAKES: "1" }));
  expect(await Promise.all(starts.map(status))).toEqual([3, 3]);
  expect(npmCalls(root)).toHaveLength(1);
  expect(starts.map(({ err }) => err()).sort()).toEqual([
    "Another start is installing Mocca's packages; waiting.\n",
    "Installing Mocca's packages with npm ci, once; it takes about a minute.\n",
  ]);
});

test("an install that was killed is done again", async () => {
  const root = checkout();
  const killed = start(root, ["status"], { NPM_TAKES: "300" });
  await vi.waitFor(() => expect(npmCalls(root)).toHaveLength(1), soon);
  process.kill(-killed.pid, "SIGKILL");
  await status(killed);
  // Its lock counts as left once nobody has touched it for ten seconds.
  const old = new Date(Date.now() - 11_000);
  utimesSync(join(root, ".install.lock"), old, old);
  expect(await status(start(root, ["status"]))).toBe(3);
  expect(npmCalls(root)).toHaveLength(2);
  expect(existsSync(join(root, ".install.lock"))).toBe(false);
});

test("an install that failed is told in words with what npm said, and tried again", async () => {
  const root = checkout();
  const failed = start(root, ["status"], { NPM_FAILS: "yes" });
  expect(await status(failed)).toBe(1);
  expect(failed.err()).toContain("npm error E404\nMocca's packages were not installed");
  expect(await status(start(root, ["status"]))).toBe(3);
});

test("without npm, or with a Node that does not start, the start is refused in words", async () => {
  const root = checkout();
  const without = start(root, ["status"], { PATH: join(root, "api") });
  expect(await status(without)).toBe(1);
  expect(without.err()).toContain("there is no npm on the path");
  const broken = start(root, ["status"], { REAL_NODE: join(root, "package.json") });
  expect(await status(broken)).toBe(1);
  expect(broken.err()).toContain("The Node that npm installed does not start");
});

test("a checkout that this user may not write to is refused in words", async ({ skip }) => {
  const root = checkout();
  const asRoot = process.getuid?.() === 0;
  if (asRoot && !(await canEnter({ uid: 1, gid: 1 }, process.execPath)))
    skip("the checkout is closed to other users");
  chmodSync(dirname(root), 0o755);
  chmodSync(root, 0o555);
  const refused = start(root, ["status"], {}, asRoot ? 1 : undefined);
  expect(await status(refused)).toBe(1);
  expect(refused.err()).toContain(`may not write to ${root}`);
  chmodSync(root, 0o755);
});

test("the program has the pinned Node first on its path, and nothing of npm's that misleads", async () => {
  const root = checkout();
  const started = start(root, ["environment"], {
    NODE_ENV: "production",
    npm_command: "run",
    npm_config_omit: "dev",
    npm_config_registry: "https://registry.example",
    npm_lifecycle_event: "start",
  });
  expect(await status(started)).toBe(0);
  const env = JSON.parse(started.out());
  expect(env.PATH.split(":")[0]).toBe(join(root, "node_modules", ".bin"));
  expect(env).toMatchObject({ npm_config_registry: "https://registry.example" });
  for (const name of ["npm_command", "npm_config_omit", "npm_lifecycle_event"])
    expect(env).not.toHaveProperty(name);
});

test("a program that was killed by a signal ends the start by the same signal", async () => {
  expect(await status(start(checkout(), ["die"]))).toBe("SIGKILL");
});

test("SIGTERM to the start, and Ctrl-C to its whole group, let the program drain once", async () => {
  const root = checkout();
  await status(start(root, ["status"]));
  for (const stop of [
    ({ pid }: Started) => process.kill(pid, "SIGTERM"),
    ({ pid }: Started) => process.kill(pid, "SIGHUP"),
    ({ pid }: Started) => process.kill(pid, "SIGINT"),
    ({ pid }: Started) => process.kill(-pid, "SIGINT"),
  ]) {
    const started = start(root, ["wait"]);
    await vi.waitFor(() => expect(started.out()).toBe("waiting\n"), soon);
    stop(started);
    expect(await status(started)).toBe(0);
    expect(existsSync(join(root, "drained"))).toBe(true);
    expect(groupOf(started.pid)).toEqual([]);
    rmSync(join(root, "drained"));
  }
});

test("a program whose npm was killed does not live on alone", async () => {
  const root = checkout();
  await status(start(root, ["status"]));
  const npm = spawn(
    "sh",
    ["-c", '"$@" & wait', "npm", process.execPath, join(root, "start.mjs"), "api/node.ts", "wait"],
    {
      env: { ...environment(root), npm_lifecycle_event: "start" },
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    },
  );
  await once(npm.stdout, "data");
  npm.kill("SIGKILL");
  await vi.waitFor(() => expect(existsSync(join(root, "drained"))).toBe(true), soon);
});
