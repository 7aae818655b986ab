import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { type OpenDb, openDb } from "../db/pg.ts";

export type TestDatabase = OpenDb & {
  /** The database of this test file, as its owner. */
  url: string;
  /** The same server's database `postgres`, as the superuser. */
  adminUrl: string;
};

/** A fresh, migrated database on the run's PostgreSQL, about 30 ms; `close` drops it. */
export function testDatabase(): Promise<TestDatabase> {
  return copyOf("mocca");
}

/** The same with nothing in it. */
export function emptyDatabase(): Promise<TestDatabase> {
  return copyOf("template1");
}

async function copyOf(template: string): Promise<TestDatabase> {
  const { url: templateUrl, adminUrl } = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(adminUrl, `create database ${name} template ${template} owner mocca_owner`);
  const url = templateUrl.replace(/mocca$/, name);
  const opened = openDb(url, { max: 5 });
  const close = async () => {
    await opened.close();
    await asAdmin(adminUrl, `drop database ${name} with (force)`);
  };
  return { ...opened, url, adminUrl, close };
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
