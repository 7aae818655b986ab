import { Client, escapeLiteral } from "pg";

/**
 * Makes Mocca's own database and the ordinary role that owns it, and shuts every other role out of
 * it and of the databases that each cluster has. `adminUrl` is the superuser's. Safe to run again.
 */
export async function prepareDatabase(adminUrl: string, ownerPassword: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const role = await admin.query("select from pg_roles where rolname = 'mocca_owner'");
    if (role.rowCount === 0)
      await admin.query(`create role mocca_owner login password ${escapeLiteral(ownerPassword)}`);
    const database = await admin.query("select from pg_database where datname = 'mocca'");
    if (database.rowCount === 0) await admin.query("create database mocca owner mocca_owner");
    await admin.query("revoke all on database mocca, postgres, template1 from public");
  } finally {
    await admin.end();
  }
}
