import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as apply } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { Refusal } from "./refusal.ts";

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
/** Any number will do that nobody else takes a lock on. */
const lock = 7_066_600;

/**
 * Brings a database to the schema of this code; when several start at once, one does and the others wait.
 * Refuses a server older than PostgreSQL 15 and a database that newer code has migrated.
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "mocca migrate" });
  await client.connect();
  try {
    await refuseOldServer(client);
    // drizzle takes no lock of its own. This one ends with the connection.
    await client.query("select pg_advisory_lock($1)", [lock]);
    await refuseNewerDatabase(client);
    await apply(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query("show server_version_num");
  const version = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (version >= 15) return;
  throw new Refusal(
    "unavailable",
    `The database was not migrated: its server is PostgreSQL ${version}.`,
    "Mocca needs PostgreSQL 15 or newer: set DATABASE_URL to one.",
  );
}

async function refuseNewerDatabase(client: Client): Promise<void> {
  const ledger = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (ledger.rows[0].name === null) return;
  const known = readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis);
  const unknown = await client.query(
    "select from drizzle.__drizzle_migrations where created_at <> all($1)",
    [known],
  );
  if (unknown.rowCount === 0) return;
  throw new Refusal(
    "conflict",
    `The database was not migrated: it has ${unknown.rowCount} migration(s) that this Mocca does not know.`,
    "A newer Mocca has used it: start that one, or restore the database from before.",
  );
}
