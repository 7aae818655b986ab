import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask } from "./ask.ts";
import { type Mocca, newMocca } from "./mocca.ts";

const minute = 60_000;
const soon = { timeout: minute, interval: 20 };
let mocca: Mocca;

beforeEach(async () => {
  mocca = await newMocca();
  await mocca.start();
  await mocca.say("/provision panna", "--yes");
}, 3 * minute);
afterEach(() => mocca.remove());

/** Databases and roles of environments on the embedded PostgreSQL. */
async function onServer(): Promise<string[]> {
  const { superuserPassword, port } = JSON.parse(
    readFileSync(join(mocca.dataDir, "postgres.json"), "utf8"),
  );
  const admin = new Client(`postgres://mocca:${superuserPassword}@127.0.0.1:${port}/postgres`);
  await admin.connect();
  const { rows } = await admin.query(
    "select 'database ' || datname as name from pg_database union select 'role ' || rolname from pg_roles",
  );
  await admin.end();
  return rows.map((row) => String(row.name)).sort();
}

/** Everything on this machine that a client's city is made of. */
async function parts() {
  const folders = ["git", "storage", "environments", "builds"];
  const processes = mocca.left().filter((one) => !/ postgres: /.test(one));
  return {
    folders: folders.map((folder) => [folder, readdirSync(join(mocca.dataDir, folder)).sort()]),
    server: await onServer(),
    // Each host's folder is named anew with every start.
    hosts: readdirSync(join(mocca.dataDir, "compute")).length,
    processes: processes.length,
  };
}

test(
  "a second client's run survives kill -9, and destroying it leaves the others and the record alone",
  async () => {
    const before = await parts();
    const added = await mocca.say('/client add "Panna Cotta" cotta cotta.mocca.nz');
    expect(added.output).toContain("Panna Cotta is added.");
    const watched = mocca.saying("/provision cotta", "--yes");
    await vi.waitFor(() => expect(watched.written()).toContain("✓ Code from"), soon);
    await mocca.end("SIGKILL");
    expect((await watched.ended).code).toBe(2);

    await mocca.start();
    const resumed = await mocca.say("/run R-2");
    expect(resumed.output).toContain("✓ Panna Cotta is live");
    expect(resumed.code).toBe(0);
    for (const slug of ["cotta", "cotta-test", "panna", "panna-test"])
      expect((await ask(`http://${slug}.${mocca.host}`)).status).toBe(200);
    const made = await parts();
    expect(made.folders[0]).toEqual(["git", ["cotta.git", "panna.git"]]);
    expect(made.server.length).toBe(before.server.length + 4);

    const unsure = await mocca.say("/destroy cotta --confirm panna", "--yes");
    expect(unsure.code).toBe(1);
    expect(unsure.output).toContain("Panna Cotta was not destroyed");
    const destroyed = await mocca.say("/destroy cotta --confirm cotta");
    expect(destroyed.output).toContain("✓ Panna Cotta is destroyed");
    expect(destroyed.code).toBe(0);
    expect(await parts()).toEqual(before);
    for (const slug of ["cotta", "cotta-test"])
      await vi.waitFor(async () => {
        expect((await ask(`http://${slug}.${mocca.host}`, "/")).status).toBe(404);
      }, soon);
    for (const slug of ["panna", "panna-test"])
      expect((await ask(`http://${slug}.${mocca.host}`)).status).toBe(200);

    expect((await mocca.say("/run R-2")).output).toContain("Panna Cotta is live");
    expect((await mocca.say("/run R-3")).output).toContain("Panna Cotta is destroyed");
    expect((await mocca.say("/audit verify")).code).toBe(0);
    expect((await mocca.say("/audit cotta")).output).toContain("run done");
  },
  5 * minute,
);
