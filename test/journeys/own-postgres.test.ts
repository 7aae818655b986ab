import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "../../db/embedded.ts";
import { ask } from "./ask.ts";
import { type Mocca, newMocca } from "./mocca.ts";

const minute = 60_000;
const key = randomBytes(32).toString("base64");
const folder = mkdtempSync(join(tmpdir(), "mocca-own-postgres-"));
let server: Embedded;
let moccas: Mocca[] = [];

beforeAll(async () => {
  server = await startEmbedded(folder, { durable: false });
});
afterEach(async () => {
  for (const mocca of moccas.reverse()) await mocca.remove();
  moccas = [];
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A role with a database of its own, as whoever keeps a PostgreSQL gives it to Mocca. */
async function given(role: string, rights: string): Promise<string> {
  const admin = new Client(server.adminUrl);
  await admin.connect();
  await admin.query(`create role ${role} login password 'secret-${role}' ${rights}`);
  await admin.query(`create database ${role} owner ${role}`);
  await admin.end();
  return `postgres://${role}:secret-${role}@${server.host}:${server.port}/${role}`;
}

async function moccaOn(settings: Record<string, string>): Promise<Mocca> {
  const mocca = await newMocca(settings);
  moccas.push(mocca);
  return mocca;
}

test(
  "with DATABASE_URL Panna is provisioned on that server, by one of the processes that share it",
  async () => {
    const DATABASE_URL = await given("able", "createdb createrole");
    const settings = { DATABASE_URL, MOCCA_MASTER_KEY: key };
    const first = await moccaOn(settings);
    await first.start();
    const second = await moccaOn(settings);
    await second.start();

    const elsewhere = await second.say("/provision panna", "--yes");
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.output).toContain("another Mocca on the same database holds the environments");
    const here = await first.say("/provision panna", "--yes");
    expect(here.output).toContain("✓ Panna is live");
    expect(here.code).toBe(0);
    expect((await ask(`http://panna.${first.host}`)).status).toBe(200);
    expect((await second.say("/status")).output).toContain(`http://panna.${first.host}`);

    expect(await first.end("SIGTERM")).toBe(0);
    expect(await second.end("SIGTERM")).toBe(0);
    expect([...first.left(), ...second.left()]).toEqual([]);
    await first.start();
    expect((await ask(`http://panna.${first.host}`)).status).toBe(200);
  },
  3 * minute,
);

test(
  "a role that may not create databases and roles is refused in words",
  async () => {
    const DATABASE_URL = await given("unable", "nocreatedb nocreaterole");
    const mocca = await moccaOn({ DATABASE_URL, MOCCA_MASTER_KEY: key });
    await mocca.start();
    await mocca.say("/client add Beans beans beans.nz");
    const refused = await mocca.say("/provision beans", "--yes");
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("may not create databases and roles");
    expect(refused.output).toContain("alter role unable createdb createrole");
    expect(refused.output).not.toContain("secret-unable");
  },
  3 * minute,
);

test("with DATABASE_URL and no MOCCA_MASTER_KEY the start is refused and names it", async () => {
  const DATABASE_URL = "postgres://mocca:secret-word@127.0.0.1:1/mocca";
  const mocca = await moccaOn({ DATABASE_URL });
  const refused = await mocca.start();
  expect(refused.code).toBe(1);
  expect(refused.output).toContain("MOCCA_MASTER_KEY");
  expect(refused.output).toContain("required with DATABASE_URL");
  expect(refused.output).not.toContain("secret-word");
});

test(
  "a DATABASE_URL that does not let Mocca in refuses the start in words",
  async () => {
    const at = (place: string) => `postgres://mocca:secret-word@${place}/mocca`;
    for (const [DATABASE_URL, reason] of [
      [at("127.0.0.1:1"), "leads to 127.0.0.1:1, where nothing answers"],
      [at(`${server.host}:${server.port}`), "which does not take that password"],
    ] as const) {
      const mocca = await moccaOn({ DATABASE_URL, MOCCA_MASTER_KEY: key });
      const refused = await mocca.start();
      expect(refused.code).toBe(1);
      expect(refused.output).toContain(reason);
      expect(refused.output).not.toMatch(/secret-word|\n {4}at /);
      expect(mocca.left()).toEqual([]);
    }
  },
  3 * minute,
);
