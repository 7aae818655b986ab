import { type ClientBase, escapeIdentifier, escapeLiteral, Pool } from "pg";
import { Refusal } from "./refusal.ts";

/** A database of one environment, and the role of the same name that owns it. */
export type EnvironmentDatabase = { name: string; marker: string };

/**
 * The server that environments' databases are made on. Every function is safe to run again: a role
 * is made with its marker in one transaction, and a database is ours when that role owns it.
 */
export type DatabaseServer = {
  host: string;
  port: number;
  /** True when both are there. Refuses a role of that name that is not ours. */
  observe(wanted: EnvironmentDatabase): Promise<boolean>;
  /** Makes or adopts both, sets the password, and answers with the server's version, such as 18.4. */
  ensure(wanted: EnvironmentDatabase, password: string): Promise<string>;
  remove(wanted: EnvironmentDatabase): Promise<void>;
  close(): Promise<void>;
};

/** Through a role that may create databases and roles; `ensure` refuses in words one that may not. */
export function databaseServer(adminUrl: string): DatabaseServer {
  const { hostname, port } = new URL(adminUrl);
  const pool = new Pool({
    connectionString: adminUrl,
    application_name: "mocca admin",
    max: 4,
    allowExitOnIdle: true,
  });
  // The pool has already dropped the connection that failed; the next work opens another.
  pool.on("error", () => {});
  const withAdmin = async <T>(work: (admin: ClientBase) => Promise<T>): Promise<T> => {
    const admin = await pool.connect();
    let ended = false;
    // A connection whose work failed may stand in the middle of a transaction: it is not used again.
    try {
      const result = await work(admin);
      ended = true;
      return result;
    } finally {
      admin.release(!ended);
    }
  };
  return {
    host: hostname,
    port: Number(port || 5432),
    observe: (wanted) =>
      withAdmin(async (admin) => (await ourRole(admin, wanted)) && ourDatabase(admin, wanted)),
    ensure: (wanted, password) =>
      withAdmin(async (admin) => {
        const version = await refuseWeak(admin);
        const name = escapeIdentifier(wanted.name);
        const exists = await ourDatabase(admin, wanted);
        await ensureRole(admin, wanted, password);
        if (!exists) await admin.query(`create database ${name} owner ${name}`);
        await admin.query(`revoke connect on database ${name} from public`);
        return version;
      }),
    remove: (wanted) =>
      withAdmin(async (admin) => {
        if (!(await ourRole(admin, wanted))) return;
        const name = escapeIdentifier(wanted.name);
        if (await ourDatabase(admin, wanted))
          await admin.query(`drop database ${name} with (force)`);
        await admin.query(`drop role ${name}`);
      }),
    close: () => pool.end(),
  };
}

async function refuseWeak(admin: ClientBase): Promise<string> {
  const { rows } = await admin.query(
    `select rolcreatedb and rolcreaterole or rolsuper as able, rolname, current_setting('server_version') as version
       from pg_roles where rolname = current_user`,
  );
  if (rows[0].able) return String(rows[0].version).split(" ")[0] ?? "";
  throw new Refusal(
    "unavailable",
    `No database was made: the role ${rows[0].rolname} of DATABASE_URL may not create databases and roles.`,
    `Give it both: alter role ${rows[0].rolname} createdb createrole.`,
  );
}

async function ourRole(admin: ClientBase, { name, marker }: EnvironmentDatabase): Promise<boolean> {
  const { rows } = await admin.query(
    "select shobj_description(oid, 'pg_authid') as marker from pg_roles where rolname = $1",
    [name],
  );
  if (rows[0] === undefined) return false;
  if (rows[0].marker === marker) return true;
  throw new Refusal(
    "conflict",
    `The database role ${name} belongs to somebody else.`,
    "Rename or drop it on the server, or give the project another slug.",
  );
}

async function ourDatabase(admin: ClientBase, { name }: EnvironmentDatabase): Promise<boolean> {
  const { rows } = await admin.query(
    "select r.rolname = $1 as ours from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = $1",
    [name],
  );
  if (rows[0] === undefined) return false;
  if (rows[0].ours) return true;
  throw new Refusal(
    "conflict",
    `The database ${name} belongs to somebody else.`,
    "Rename or drop it on the server, or give the project another slug.",
  );
}

async function ensureRole(
  admin: ClientBase,
  wanted: EnvironmentDatabase,
  password: string,
): Promise<void> {
  const name = escapeIdentifier(wanted.name);
  const exists = await ourRole(admin, wanted);
  await admin.query("begin");
  if (!exists) {
    await admin.query(`create role ${name} login connection limit 60`);
    await admin.query(`comment on role ${name} is ${escapeLiteral(wanted.marker)}`);
    // Without it PostgreSQL 16 and newer do not let the creator make a database for the role.
    await admin.query(`grant ${name} to current_user`);
  }
  await admin.query(`alter role ${name} password ${escapeLiteral(password)}`);
  await admin.query(`alter role ${name} set statement_timeout = '30s'`);
  await admin.query("commit");
}
