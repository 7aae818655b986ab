import { Client } from "pg";

/** Any number will do that nobody else takes a lock on. */
const lock = 7_066_602;

/**
 * Takes the one place on a PostgreSQL that holds the local vendor, for as long as its connection lives.
 * Gives the way to let it go; undefined when another process has it.
 */
export async function holdLocal(url: string): Promise<(() => Promise<void>) | undefined> {
  const client = new Client({
    connectionString: url,
    application_name: "mocca local vendor",
    keepAlive: true,
  });
  // When the connection is lost, so is the place; the next start then finds it free.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query("select pg_try_advisory_lock($1) as held", [lock]);
  if (rows[0]?.held === true) return () => client.end();
  await client.end();
  return undefined;
}
