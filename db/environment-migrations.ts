import { createHash, randomBytes } from "node:crypto";
import { Socket } from "node:net";
import { Client, DatabaseError } from "pg";
import { migrationWarnings } from "./migration-warnings.ts";
import { Refusal } from "./refusal.ts";

/** One migration file of a client instance; `path` is what its repository calls it. */
export type EnvironmentMigration = { module: string; name: string; path: string; sql: string };

/** Both lists as `module/name`, in order; a warning is one line for the log. */
export type EnvironmentMigrated = { applied: string[]; before: string[]; warnings: string[] };

/** What one file may take, and how much the server may say during it. */
const fileSeconds = 60;
const mostBytes = 8 * 1024 * 1024;
/** One migration at a time in one database. Any number will do. */
const lock = 7_066_601;

/**
 * Applies the files that the environment's ledger does not have, in the order given, each in a transaction of its own and
 * as the role of `url`. Safe to run again. Refuses in words: a file that changed after it was applied, one that ends its
 * own transaction, and one that fails, with PostgreSQL's message and the line; the files before it stay applied.
 */
export async function migrateEnvironment(
  url: string,
  migrations: readonly EnvironmentMigration[],
  signal: AbortSignal,
): Promise<EnvironmentMigrated> {
  signal.throwIfAborted();
  const client = new Client({
    connectionString: url,
    application_name: "mocca environment migrations",
    connectionTimeoutMillis: 10_000,
    statement_timeout: fileSeconds * 1000,
    lock_timeout: 10_000,
    // The server notices within seconds when this end is gone.
    options: "-c client_connection_check_interval=2s -c client_min_messages=warning",
    stream: boundedSocket,
  });
  let broken: Error | undefined;
  client.on("error", (error) => {
    broken = error;
  });
  const abort = () => void client.end();
  signal.addEventListener("abort", abort, { once: true });
  try {
    await client.connect();
    const ledger = await openLedger(client);
    refuseChanged(migrations, ledger);
    const pending = migrations.filter((file) => !ledger.has(idOf(file)));
    for (const file of pending) await apply(client, file);
    return {
      applied: pending.map(idOf),
      before: migrations.filter((file) => ledger.has(idOf(file))).map(idOf),
      warnings: pending.flatMap(({ path, sql }) => migrationWarnings(path, sql)),
    };
  } catch (error) {
    // What an abort and a cut connection look like here is not what they are.
    signal.throwIfAborted();
    throw broken instanceof Refusal ? broken : error;
  } finally {
    signal.removeEventListener("abort", abort);
    await client.end();
  }
}

/** A connection over which a file cannot send more than Mocca is willing to hold. */
function boundedSocket(): Socket {
  const socket = new Socket();
  let bytes = 0;
  socket.on("data", (part: Buffer) => {
    bytes += part.length;
    if (bytes <= mostBytes) return;
    socket.destroy(
      new Refusal(
        "invalid",
        "The migrations made the database answer with more than 8 MiB.",
        "Leave out what only reads or raises notices.",
      ),
    );
  });
  return socket;
}

async function openLedger(client: Client): Promise<Map<string, string>> {
  await client.query("select pg_advisory_lock($1)", [lock]).catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || error.code !== "55P03") throw error;
    throw new Refusal(
      "conflict",
      "Another migration of this environment is under way.",
      "Push again when it has ended.",
    );
  });
  await client.query(`
    create schema if not exists mocca;
    create table if not exists mocca.migration (
      module text not null,
      name text not null,
      sha256 text not null,
      at timestamptz not null default now(),
      primary key (module, name)
    )`);
  const { rows } = await client.query<{ module: string; name: string; sha256: string }>(
    "select module, name, sha256 from mocca.migration",
  );
  return new Map(rows.map((row) => [idOf(row), row.sha256]));
}

function refuseChanged(
  migrations: readonly EnvironmentMigration[],
  ledger: ReadonlyMap<string, string>,
): void {
  const changed = migrations.filter(
    (file) => ![undefined, hashOf(file)].includes(ledger.get(idOf(file))),
  );
  if (changed.length === 0) return;
  const paths = changed.map((file) => file.path).join(", ");
  throw new Refusal(
    "conflict",
    `${paths} changed after it was applied here, so nothing was applied.`,
    "Put it back as it was, and write what should change into a new file.",
  );
}

async function apply(client: Client, file: EnvironmentMigration): Promise<void> {
  // Run from inside a block, a file cannot end the transaction around it, and what it selects stays on the server.
  const [block, text] = [
    `m${randomBytes(8).toString("hex")}`,
    `t${randomBytes(8).toString("hex")}`,
  ];
  try {
    await client.query("begin");
    // An earlier file may have changed what holds for the session.
    await client.query("set session authorization default; reset all");
    await client.query(`do $${block}$begin execute $${text}$${file.sql}$${text}$; end$${block}$`);
    await client.query("insert into mocca.migration (module, name, sha256) values ($1, $2, $3)", [
      file.module,
      file.name,
      hashOf(file),
    ]);
    await client.query("commit");
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    await client.query("rollback");
    throw new Refusal(
      "invalid",
      whatFailed(file, error),
      "Nothing of this file was kept; the files before it are applied. Correct it and push again.",
    );
  }
}

function whatFailed({ path, sql }: EnvironmentMigration, error: DatabaseError): string {
  if (error.code === "0A000" && error.message.startsWith("EXECUTE of transaction commands"))
    return `${path} has a BEGIN, COMMIT or ROLLBACK of its own; each file already runs in one transaction.`;
  if (error.code === "57014") return `${path} took longer than ${fileSeconds} seconds.`;
  if (error.code === "55P03")
    return `${path} waited more than 10 seconds for a table that the running code holds.`;
  // A position counts characters of the statement it belongs to, which is the file unless a function failed.
  const at = error.internalQuery === sql ? Number(error.internalPosition) : Number.NaN;
  const before = [...sql].slice(0, at - 1).join("");
  const line = Number.isNaN(at) ? "" : `:${before.split("\n").length}`;
  return `${path}${line}: ${error.message.slice(0, 2000)} (${error.code}).`;
}

function idOf({ module, name }: { module: string; name: string }): string {
  return `${module}/${name}`;
}

function hashOf({ sql }: EnvironmentMigration): string {
  return createHash("sha256").update(sql).digest("hex");
}
