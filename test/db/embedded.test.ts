import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Embedded, startEmbedded } from "../../db/embedded.ts";

vi.setConfig({ testTimeout: 60_000 });

async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mocca-embedded-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts it for one test, which may kill it. */
async function start(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded(dataDir);
  onTestFinished(() => server.stop());
  return server;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("a second start has the data of the first, on the same port", async () => {
  const dataDir = await newDataDir();
  const first = await start(dataDir);
  await ask(first.url, "create table kept as select 'Ā' as word");
  await first.stop();
  await first.ended;
  const second = await start(dataDir);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, "select lower(word) as word from kept")).toEqual([{ word: "ā" }]);
});

test("after kill -9 of PostgreSQL the next start has everything that was committed", async () => {
  const dataDir = await newDataDir();
  const first = await start(dataDir);
  await ask(first.url, "create table kept as select 1 as one");
  process.kill(first.pid, "SIGKILL");
  const second = await start(dataDir);
  expect(await ask(second.url, "select one from kept")).toEqual([{ one: 1 }]);
});

test("a PostgreSQL that a killed Mocca left running is ended first", async () => {
  const dataDir = await newDataDir();
  const left = await start(dataDir);
  await ask(left.url, "create table kept as select 1 as one");
  const busy = new Client({ connectionString: left.url });
  busy.on("error", () => {});
  await busy.connect();
  const sleeping = busy.query("select pg_sleep(60)").catch(() => undefined);
  const next = await start(dataDir);
  await sleeping;
  expect(lives(left.pid)).toBe(false);
  expect(await ask(next.url, "select one from kept")).toEqual([{ one: 1 }]);
});

test("a pid file whose pid another program of the same user has got is no hindrance", async () => {
  const dataDir = await newDataDir();
  const first = await start(dataDir);
  await first.stop();
  const { uid, gid } = await stat(join(dataDir, "postgres", "data"));
  const other = spawn("sleep", ["300"], process.getuid?.() === 0 ? { uid, gid } : {});
  onTestFinished(() => void other.kill());
  await once(other, "spawn");
  const pidFile = join(dataDir, "postgres", "data", "postmaster.pid");
  await writeFile(pidFile, `${other.pid}\n${dataDir}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
  await start(dataDir);
  expect(other.exitCode).toBeNull();
});

test("a start that was killed while it made the cluster is done again", async () => {
  const dataDir = await newDataDir();
  const half = await start(dataDir);
  await half.stop();
  const home = join(dataDir, "postgres");
  await rename(join(home, "data"), join(home, "data.killed"));
  await writeFile(join(home, "password"), "half");
  const server = await start(dataDir);
  expect(await readdir(home)).toEqual(["data", "start.log"]);
  expect(await ask(server.url, "select current_user as name")).toEqual([{ name: "mocca_owner" }]);
});

test("a port that is taken by the next start is given up for another", async () => {
  const dataDir = await newDataDir();
  const first = await start(dataDir);
  await first.stop();
  const taker = createServer().listen(first.port, "127.0.0.1");
  onTestFinished(() => void taker.close());
  await once(taker, "listening");
  const second = await start(dataDir);
  expect(second.port).not.toBe(first.port);
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("another role can connect to none of Mocca's databases", async () => {
  const dataDir = await newDataDir();
  const server = await start(dataDir);
  await ask(server.adminUrl, "create role other login password 'other'");
  for (const database of ["mocca", "postgres", "template1"])
    await expect(
      ask(`postgres://other:other@${server.host}:${server.port}/${database}`, "select 1"),
    ).rejects.toThrow("permission denied for database");
  await expect(
    ask(`postgres://mocca:wrong@${server.host}:${server.port}/mocca`, "select 1"),
  ).rejects.toThrow("password authentication failed");
});

test("no password stands in a process list or a log, and only its owner may read the file", async () => {
  const dataDir = await newDataDir();
  const server = await start(dataDir);
  await ask(server.url, "select * from there_is_no_such_table").catch(() => undefined);
  const { password } = new URL(server.adminUrl);
  const home = join(await realpath(dataDir), "postgres");
  const logs = (await readdir(join(home, "data", "log"))).map((name) => join("data", "log", name));
  for (const file of ["start.log", ...logs]) {
    const text = await readFile(join(home, file), "utf8");
    expect(text).not.toContain(password);
    expect(text).not.toContain("there_is_no_such_table");
  }
  const { stdout } = spawn("ps", ["-ww", "-o", "args=", "-p", String(server.pid)]);
  expect(await new Response(stdout).text()).not.toContain(password);
  expect((await stat(join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
});

test("a data directory that lost its passwords is refused in words", async () => {
  const dataDir = await newDataDir();
  const server = await start(dataDir);
  await server.stop();
  await rm(join(dataDir, "postgres.json"));
  await expect(startEmbedded(dataDir)).rejects.toMatchObject({
    code: "unavailable",
    next: expect.stringContaining("Bring the file back"),
  });
});
