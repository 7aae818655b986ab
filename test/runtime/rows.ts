import { sql } from "drizzle-orm";
import { vi } from "vitest";
import type { OpenDb } from "../../db/pg.ts";

/** Every row of every table, as JSON. */
export async function rowsOf({ db }: OpenDb): Promise<Record<string, string[]>> {
  const tables = await ask<{ name: string }>(
    db,
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await ask<{ row: string }>(db, `select to_jsonb(t)::text as row from "${name}" t`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

/** Waits until what the requests left to be done afterwards is done. */
export async function settled({ db }: OpenDb): Promise<void> {
  const left = `select (select count(*) from outbox where state in ('waiting', 'sending'))
    + (select coalesce(max(seq), 0) from event) - (select coalesce(max(seq), 0) from cursor) as left`;
  const none = async () => Number((await ask<{ left: string }>(db, left))[0]?.left) === 0;
  await vi.waitUntil(none, { timeout: 15_000 });
}

async function ask<R>(db: OpenDb["db"], query: string): Promise<R[]> {
  // Every driver of ours answers with `rows`, which drizzle's common type does not say.
  return ((await db.execute(sql.raw(query))) as unknown as { rows: R[] }).rows;
}
