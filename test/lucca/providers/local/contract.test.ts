import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseServer } from "../../../../db/environment-database.ts";
import { accessApplication, dnsRecord, secret } from "../../../../db/schema.ts";
import type { Kind, Provider, Work } from "../../../../lucca/provider.ts";
import type { Local } from "../../../../lucca/providers/local/local.ts";
import { localVendor } from "../../../../lucca/providers/local/vendor.ts";
import { type City, loadCity } from "../../../../lucca/subject.ts";
import { workFor } from "../../../../lucca/work.ts";
import { addTestClient, type TestHouse, testHouse } from "../../../house.ts";

let house: TestHouse;
let city: City;
let other: City;
let dataDir: string;
let vendor: ReturnType<typeof localVendor>;
const stopped: string[] = [];

beforeAll(async () => {
  house = await testHouse();
  dataDir = await mkdtemp(join(tmpdir(), "mocca-contract-"));
  const names = [
    `a${house.platform.database.url.slice(-8)}`,
    `b${house.platform.database.url.slice(-8)}`,
  ];
  const cities = await Promise.all(names.map((name) => addCity(name)));
  [city, other] = cities as [City, City];
  // The providers under test use of this machine only its databases, its disk, and how to stop a worker.
  const local = {
    dataDir,
    databases: databaseServer(house.platform.database.adminUrl),
    compute: { stop: async (id: string) => void stopped.push(id) },
  } as unknown as Local;
  vendor = localVendor(local);
});
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function addCity(slug: string): Promise<City> {
  const { clientId, projectId } = await addTestClient(house, slug);
  return house.platform.withDb((db) => loadCity(db, clientId, projectId));
}

type Case = {
  kind: Kind;
  key: string;
  /** Takes the thing away behind our back. */
  vanish(work: Work): Promise<void>;
  /** Puts somebody else's thing where ours would be; absent where nobody else can. */
  occupy?(work: Work): Promise<void>;
};

const { db } = { db: () => house.platform.database.db };
const place = (work: Work) => work.subject.environment?.id ?? "";
const databaseOf = (work: Work) => `${work.subject.client.slug}_staging`;
const folders = (kind: "storage" | "environments") => (work: Work) =>
  join(dataDir, kind, place(work));
const repositoryOf = (work: Work) => join(dataDir, "git", `${work.subject.client.slug}.git`);

async function sql(...statements: string[]) {
  const client = new Client({ connectionString: house.platform.database.adminUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const cases: Case[] = [
  {
    kind: "repository",
    key: "repository",
    vanish: (work) => rm(repositoryOf(work), { recursive: true }),
    occupy: async (work) => void (await mkdir(repositoryOf(work), { recursive: true })),
  },
  {
    kind: "secrets",
    key: "secrets",
    vanish: async () =>
      void (await db().delete(secret).where(eq(secret.name, "MOCCA_WEBHOOK_SECRET"))),
  },
  {
    kind: "database",
    key: "database/staging",
    vanish: (work) =>
      sql(`drop database ${databaseOf(work)} with (force)`, `drop role ${databaseOf(work)}`),
    occupy: (work) => sql(`create role ${databaseOf(work)}`),
  },
  {
    kind: "storage",
    key: "storage/staging",
    vanish: (work) => rm(folders("storage")(work), { recursive: true }),
    occupy: (work) => markFolder(folders("storage")(work)),
  },
  {
    kind: "compute",
    key: "compute/staging",
    vanish: (work) => rm(folders("environments")(work), { recursive: true }),
    occupy: (work) => markFolder(folders("environments")(work)),
  },
  {
    kind: "dns",
    key: "dns/staging",
    vanish: async (work) =>
      void (await db()
        .delete(dnsRecord)
        .where(eq(dnsRecord.environmentId, place(work)))),
    occupy: async (work) => {
      const { project, client } = other;
      const environmentId = other.environments[0]?.id ?? "";
      const host = `${work.subject.client.slug}-test.localhost`;
      await db()
        .insert(dnsRecord)
        .values({ host, clientId: client.id, projectId: project.id, environmentId });
    },
  },
  {
    kind: "access",
    key: "access/dashboard/staging",
    vanish: async () => void (await db().delete(accessApplication)),
  },
];

async function markFolder(folder: string) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ".lucca"), "lucca:somebody else");
}

function providerOf(kind: Kind): Provider {
  const provider = vendor.providers[kind];
  if (provider === undefined) throw new Error(`no ${kind}`);
  return provider;
}

function workOf({ key }: Case, of = city): Work {
  const environment = key.endsWith("staging") ? ("staging" as const) : undefined;
  return workFor({ platform: house.platform, db: db() }, of, { key, environment }, []);
}

describe.each(cases.map((one) => [one.kind, one] as const))("%s", (kind, one) => {
  test("is made, and asked for again it is the same", async () => {
    const work = workOf(one);
    const provider = providerOf(kind);
    expect(await provider.observe(work)).toBeUndefined();
    const made = await provider.ensure(work);
    expect(made.marker).toBe(work.marker);
    expect(await provider.ensure(work)).toEqual(made);
    expect(await provider.observe(work)).toMatchObject({
      externalId: made.externalId,
      marker: made.marker,
    });
    expect(JSON.stringify(made)).not.toMatch(/postgres:\/\/|password/);
  });

  test("is adopted when our own record of it is lost", async () => {
    const provider = providerOf(kind);
    const before = await provider.ensure(workOf(one));
    const work = workOf(one);
    expect(work.hint).toBeUndefined();
    expect(await provider.ensure(work)).toEqual(before);
  });

  test("comes back when it was deleted behind our back", async () => {
    const provider = providerOf(kind);
    const work = workOf(one);
    await one.vanish(work);
    expect(await provider.observe(work)).toBeUndefined();
    await provider.ensure(work);
    expect(await provider.observe(work)).toBeDefined();
  });

  test("is made for another project beside it, without touching the first", async () => {
    const provider = providerOf(kind);
    const before = await provider.observe(workOf(one));
    await provider.ensure(workOf(one, other));
    expect(await provider.observe(workOf(one))).toEqual(before);
    await provider.remove(workOf(one, other));
    expect(await provider.observe(workOf(one))).toEqual(before);
  });

  test("is removed, and removed again without harm", async () => {
    const provider = providerOf(kind);
    const work = workOf(one);
    await provider.remove(work);
    await provider.remove(work);
    expect(await provider.observe(work)).toBeUndefined();
  });

  test("of somebody else with that name stops us, with words, and stays theirs", async () => {
    const { occupy } = one;
    if (occupy === undefined) return;
    const provider = providerOf(kind);
    const work = workOf(one);
    await occupy(work);
    const refusal = {
      code: "conflict",
      message: expect.stringMatching(/belong|another environment|not/),
    };
    await expect(provider.observe(work)).rejects.toMatchObject(refusal);
    await expect(provider.ensure(work)).rejects.toMatchObject(refusal);
    await provider.remove(work).catch((error: unknown) => expect(error).toMatchObject(refusal));
    await expect(provider.observe(work)).rejects.toMatchObject(refusal);
    if (kind === "database") await sql(`drop role ${databaseOf(work)}`);
  });
});

test("what ran in a place is stopped before its folder goes", () => {
  expect(stopped).toContain(city.environments.find((one) => one.name === "staging")?.id);
});
