import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { databaseServer } from "../../db/environment-database.ts";
import { type EnvironmentMigration, migrateEnvironment } from "../../db/environment-migrations.ts";

const { adminUrl } = inject("postgres");
const server = databaseServer(adminUrl);
const made: { name: string; marker: string }[] = [];
afterAll(() => Promise.all(made.map((each) => server.remove(each))));
const { signal } = new AbortController();

/** A fresh environment's database, with its own role. */
async function environment(): Promise<{ url: string; query(text: string): Promise<unknown[]> }> {
  const name = `env_${randomUUID().replaceAll("-", "")}`;
  const wanted = { name, marker: name };
  await server.ensure(wanted, "secret");
  made.push(wanted);
  const url = `postgresql://${name}:secret@${server.host}:${server.port}/${name}`;
  return {
    url,
    async query(text) {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query(text).finally(() => client.end());
      return rows;
    },
  };
}

const file = (module: string, name: string, sql: string): EnvironmentMigration => ({
  module,
  name,
  path: module === "custom" ? `custom/migrations/${name}` : `migrations/${module}/${name}`,
  sql,
});

const schema = file(
  "mocca-client",
  "0001_a.sql",
  "create schema mocca_client; create table mocca_client.notice (id int);",
);
const contacts = file(
  "crm-base",
  "0001_b.sql",
  "create schema crm_base;\ncreate table crm_base.contact (name text);",
);
const own = file("custom", "0001_own.sql", "insert into crm_base.contact values ('Aroha');");

test("files run in the order given, once each, and the ledger says so", async () => {
  const { url, query } = await environment();
  expect(await migrateEnvironment(url, [schema, contacts], signal)).toEqual({
    applied: ["mocca-client/0001_a.sql", "crm-base/0001_b.sql"],
    before: [],
    warnings: [],
  });
  expect(await migrateEnvironment(url, [schema, contacts, own], signal)).toEqual({
    applied: ["custom/0001_own.sql"],
    before: ["mocca-client/0001_a.sql", "crm-base/0001_b.sql"],
    warnings: [],
  });
  expect(await query("select name from crm_base.contact")).toEqual([{ name: "Aroha" }]);
  expect(
    await query("select module, name, length(sha256) as length from mocca.migration order by at"),
  ).toEqual([
    { module: "mocca-client", name: "0001_a.sql", length: 64 },
    { module: "crm-base", name: "0001_b.sql", length: 64 },
    { module: "custom", name: "0001_own.sql", length: 64 },
  ]);
});

test("a failing file rolls back alone, with PostgreSQL's message, the line and the file", async () => {
  const { url, query } = await environment();
  const broken = file(
    "custom",
    "0001_broken.sql",
    "-- mācron ☕️ first\ncreate table public.kept_not (id int);\nselect wrong\n  from crm_base.contact;",
  );
  await expect(migrateEnvironment(url, [schema, contacts, broken, own], signal)).rejects.toThrow(
    'custom/migrations/0001_broken.sql:3: column "wrong" does not exist (42703).',
  );
  expect(await query("select name from mocca.migration order by at")).toHaveLength(2);
  expect(await query("select to_regclass('public.kept_not') as found")).toEqual([{ found: null }]);
});

test("a syntax error names its line", async () => {
  const { url } = await environment();
  const broken = file("custom", "0001_broken.sql", "select 1;\nselect 2;\ncreate tabel x ();");
  await expect(migrateEnvironment(url, [broken], signal)).rejects.toThrow(
    'custom/migrations/0001_broken.sql:3: syntax error at or near "tabel" (42601).',
  );
});

test("an applied file that changed is refused by name before anything is applied", async () => {
  const { url, query } = await environment();
  await migrateEnvironment(url, [schema], signal);
  const changed = { ...schema, sql: `${schema.sql} -- more` };
  await expect(migrateEnvironment(url, [changed, contacts], signal)).rejects.toMatchObject({
    code: "conflict",
    message:
      "migrations/mocca-client/0001_a.sql changed after it was applied here, so nothing was applied.",
  });
  expect(await query("select to_regnamespace('crm_base') as found")).toEqual([{ found: null }]);
});

test.each([
  "begin; create table a (id int); commit;",
  "create table a (id int); COMMIT; create table b (id int);",
  "rollback;",
  "/* hidden */ com" + "mit;",
  "savepoint a;",
  "start transaction;",
  "end;",
])("a file with a transaction of its own is refused in words: %s", async (sql) => {
  const { url, query } = await environment();
  await expect(
    migrateEnvironment(url, [file("custom", "0001_own.sql", sql)], signal),
  ).rejects.toThrow("custom/migrations/0001_own.sql has a BEGIN, COMMIT or ROLLBACK of its own");
  expect(await query("select to_regclass('public.a') as found")).toEqual([{ found: null }]);
});

test("functions, blocks and odd quotes run as they are written", async () => {
  const { url, query } = await environment();
  const sql = `
    create schema odd;
    create function odd.one() returns int language sql begin atomic select 1; select 1; end;
    create function odd.two() returns int language plpgsql as $$ begin return 2; end $$;
    do $body$ begin perform odd.two(); end $body$;
    create table odd."semi;colon" (it text default 'it''s; $$ begin; commit; $$');
    insert into odd."semi;colon" default values;
    select pg_notify('x', 'y');
  `;
  await migrateEnvironment(url, [file("custom", "0001_odd.sql", sql)], signal);
  expect(await query('select it, odd.one() + odd.two() as sum from odd."semi;colon"')).toEqual([
    { it: "it's; $$ begin; commit; $$", sum: 3 },
  ]);
});

test("what a file sets for its session does not reach the next one", async () => {
  const { url, query } = await environment();
  const sets = file(
    "custom",
    "0001_sets.sql",
    "create schema hidden; set search_path = hidden; set statement_timeout = 1;",
  );
  const next = file(
    "custom",
    "0002_next.sql",
    "create table seen (id int); select pg_sleep(0.05);",
  );
  await migrateEnvironment(url, [sets, next], signal);
  expect(await query("select to_regclass('hidden.seen') as hidden")).toEqual([{ hidden: null }]);
});

test("two at once apply each file once", async () => {
  const { url, query } = await environment();
  const slow = file(
    "custom",
    "0001_slow.sql",
    "create table public.slow (id int); select pg_sleep(0.2);",
  );
  const both = await Promise.all([1, 2].map(() => migrateEnvironment(url, [schema, slow], signal)));
  expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 2]);
  expect(await query("select name from mocca.migration")).toHaveLength(2);
});

test("dropping and renaming what old code may use is warned of, with the line", async () => {
  const { url } = await environment();
  await migrateEnvironment(url, [schema, contacts], signal);
  const breaking = file(
    "custom",
    "0001_breaks.sql",
    `-- drop table in a comment
create table public.a (id int, b int, constraint positive check (b > 0));
alter table public.a drop constraint positive;
alter table public.a alter column b drop not null, alter column b drop default;
alter table public.a drop column b;
alter table public.a rename id to number;
comment on table public.a is 'drop table a';
drop table public.a;`,
  );
  const { warnings } = await migrateEnvironment(url, [schema, contacts, breaking], signal);
  expect(warnings.map((line) => /:(\d+) /.exec(line)?.[1])).toEqual(["5", "6", "8"]);
  expect(warnings[0]).toContain("Warning: custom/migrations/0001_breaks.sql:5 drops or renames");
});

test("a file that reads a lot costs this process nothing; one that says a lot is ended", async () => {
  const { url } = await environment();
  const reads = file(
    "custom",
    "0001_reads.sql",
    "select repeat('x', 1000) from generate_series(1, 100000);",
  );
  expect(await migrateEnvironment(url, [reads], signal)).toMatchObject({
    applied: ["custom/0001_reads.sql"],
  });
  const says = file(
    "custom",
    "0002_says.sql",
    "do $$ begin raise warning '%', repeat('x', 20000000); end $$;",
  );
  await expect(migrateEnvironment(url, [says], signal)).rejects.toThrow(/more than 8 MiB/);
});

test("a stopped migration is rolled back by the server", async () => {
  const { url, query } = await environment();
  const stop = new AbortController();
  const endless = file(
    "custom",
    "0001_endless.sql",
    "create table public.a (id int); select pg_sleep(60);",
  );
  const migrating = migrateEnvironment(url, [endless], stop.signal);
  const asleep =
    "select 1 from pg_stat_activity where wait_event = 'PgSleep' and usename = current_user";
  await expect.poll(() => query(asleep), { timeout: 5_000 }).toHaveLength(1);
  stop.abort(new Error("drained"));
  await expect(migrating).rejects.toThrow("drained");
  await expect.poll(() => query(asleep), { timeout: 10_000 }).toEqual([]);
  expect(await query("select to_regclass('public.a') as found")).toEqual([{ found: null }]);
});
