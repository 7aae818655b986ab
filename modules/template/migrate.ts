import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { Client } from "@neondatabase/serverless";

/*
 * Applies <migrations>/<module>/*.sql in the order of mocca.lock.json, then custom/migrations/*.sql, to
 * the database of DATABASE_URL: one transaction a file, each once, noted in mocca.migration.
 */

type Lock = { migrations: string; modules: { name: string }[] };
type Migration = { module: string; name: string; sql: string; sha256: string };

const lock: Lock = JSON.parse(await readFile("mocca.lock.json", "utf8"));
const folders = [
  ...lock.modules.map(({ name }) => ({ module: name, folder: `${lock.migrations}/${name}` })),
  { module: "custom", folder: "custom/migrations" },
];
const migrations = (await Promise.all(folders.map(read))).flat();

const client = new Client(process.env.DATABASE_URL);
await client.connect();
try {
  await client.query("select pg_advisory_lock(hashtext('mocca.migration'))");
  await client.query(`
    create schema if not exists mocca;
    create table if not exists mocca.migration (
      module text not null,
      name text not null,
      sha256 text not null,
      at timestamptz not null default now(),
      primary key (module, name)
    )`);
  for (const migration of migrations) await apply(migration);
} finally {
  await client.end();
}

async function read({ module, folder }: { module: string; folder: string }): Promise<Migration[]> {
  // A module without tables has no folder.
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (name) => {
      const sql = await readFile(`${folder}/${name}`, "utf8");
      return { module, name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function apply({ module, name, sql, sha256 }: Migration): Promise<void> {
  const { rows } = await client.query(
    "select sha256 from mocca.migration where module = $1 and name = $2",
    [module, name],
  );
  if (rows[0]?.sha256 === sha256) return;
  if (rows[0])
    throw new Error(`${module}/${name} was changed after it was applied: add a new file`);
  await client.query("begin");
  await client.query(sql);
  await client.query("insert into mocca.migration (module, name, sha256) values ($1, $2, $3)", [
    module,
    name,
    sha256,
  ]);
  await client.query("commit");
  console.log(`applied ${module}/${name}`);
}
