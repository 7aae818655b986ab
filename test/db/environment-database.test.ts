import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { databaseServer, type EnvironmentDatabase } from "../../db/environment-database.ts";

const { adminUrl } = inject("postgres");
const server = databaseServer(adminUrl);
let wanted: EnvironmentDatabase;
let other: EnvironmentDatabase;

beforeEach(() => {
  const name = `env_${randomUUID().slice(0, 8)}`;
  wanted = { name: `${name}_staging`, marker: `lucca:${name}:staging` };
  other = { name: `${name}_other`, marker: `lucca:${name}:other` };
});
afterEach(async () => {
  for (const one of [wanted, other]) await dropped(one);
});

async function query(url: string, text: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  // The connection ends whatever the query did.
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function dropped({ name }: EnvironmentDatabase) {
  await query(adminUrl, `drop database if exists "${name}" with (force)`);
  await query(adminUrl, `drop role if exists "${name}"`);
}

function urlOf({ name }: EnvironmentDatabase, password: string, database = name) {
  const url = new URL(adminUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

describe("a database of an environment", () => {
  test("is made once, however often it is asked for, and is there for its own role", async () => {
    expect(await server.observe(wanted)).toBe(false);
    expect(await server.ensure(wanted, "one")).toMatch(/^\d+/);
    await query(urlOf(wanted, "one"), "create table mine (id int)");
    await server.ensure(wanted, "one");
    expect(await server.observe(wanted)).toBe(true);
    expect(await query(urlOf(wanted, "one"), "select * from mine")).toEqual([]);
  });

  test("takes the password that it is given last", async () => {
    await server.ensure(wanted, "one");
    await server.ensure(wanted, "two");
    await expect(query(urlOf(wanted, "one"), "select 1")).rejects.toThrow(/password/);
    expect(await query(urlOf(wanted, "two"), "select 1")).toHaveLength(1);
  });

  test("comes back when somebody dropped it, with or without its role", async () => {
    await server.ensure(wanted, "one");
    await query(adminUrl, `drop database "${wanted.name}"`);
    expect(await server.observe(wanted)).toBe(false);
    await server.ensure(wanted, "one");
    await dropped(wanted);
    await server.ensure(wanted, "one");
    expect(await query(urlOf(wanted, "one"), "select 1")).toHaveLength(1);
  });

  test("is closed to the role of another environment", async () => {
    await server.ensure(wanted, "one");
    await server.ensure(other, "two");
    await expect(query(urlOf(other, "two", wanted.name), "select 1")).rejects.toThrow(
      /permission denied/,
    );
    for (const place of ["postgres", "mocca", "template1"])
      await expect(query(urlOf(other, "two", place), "select 1"), place).rejects.toThrow();
  });

  test("has a role that can make nothing else on the server", async () => {
    await server.ensure(wanted, "one");
    const url = urlOf(wanted, "one");
    await expect(query(url, "create database more")).rejects.toThrow(/permission denied/);
    await expect(query(url, "create role more")).rejects.toThrow(/permission denied/);
  });

  test("is removed with its role, twice without harm, also while somebody is connected", async () => {
    await server.ensure(wanted, "one");
    const guest = new Client({ connectionString: urlOf(wanted, "one") });
    guest.on("error", () => undefined);
    await guest.connect();
    await server.remove(wanted);
    await server.remove(wanted);
    expect(
      await query(adminUrl, `select 1 from pg_roles where rolname = '${wanted.name}'`),
    ).toEqual([]);
    await guest.end().catch(() => undefined);
  });
});

describe("what is somebody else's", () => {
  test("role is not touched, and said in words", async () => {
    await query(adminUrl, `create role "${wanted.name}" login password 'theirs'`);
    const refusal = {
      code: "conflict",
      message: expect.stringContaining("belongs to somebody else"),
    };
    await expect(server.observe(wanted)).rejects.toMatchObject(refusal);
    await expect(server.ensure(wanted, "one")).rejects.toMatchObject(refusal);
    await expect(server.remove(wanted)).rejects.toMatchObject(refusal);
    expect(
      await query(adminUrl, `select 1 from pg_roles where rolname = '${wanted.name}'`),
    ).toHaveLength(1);
  });

  test("database is not touched, and no role is left beside it", async () => {
    await query(adminUrl, `create database "${wanted.name}"`);
    await expect(server.ensure(wanted, "one")).rejects.toMatchObject({ code: "conflict" });
    expect(
      await query(adminUrl, `select 1 from pg_roles where rolname = '${wanted.name}'`),
    ).toEqual([]);
  });
});

test("a role of DATABASE_URL that may not create databases and roles is refused in words", async () => {
  await query(adminUrl, `create role "${other.name}" login password 'weak'`);
  const weak = databaseServer(urlOf(other, "weak", "postgres"));
  await query(adminUrl, `grant connect on database postgres to "${other.name}"`);
  const refused = weak.ensure(wanted, "one");
  await expect(refused).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining(`${other.name} of DATABASE_URL may not create databases`),
    next: expect.stringContaining("createdb createrole"),
  });
  await query(adminUrl, `revoke connect on database postgres from "${other.name}"`);
});

test("a role that is no superuser but may create both is enough", async () => {
  await query(adminUrl, `create role "${other.name}" login password 'able' createdb createrole`);
  await query(adminUrl, `grant connect on database postgres to "${other.name}"`);
  const able = databaseServer(urlOf(other, "able", "postgres"));
  await able.ensure(wanted, "one");
  await able.ensure(wanted, "one");
  expect(await query(urlOf(wanted, "one"), "select 1")).toHaveLength(1);
  await able.remove(wanted);
  expect(await able.observe(wanted)).toBe(false);
  await query(adminUrl, `revoke connect on database postgres from "${other.name}"`);
});
