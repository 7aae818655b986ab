import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { testDatabase } from "../database.ts";

const database = await testDatabase();
afterAll(database.close);

/** Ends every connection to this file's database, as a restart of the server does. */
async function loseConnections(): Promise<void> {
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const name = new URL(database.url).pathname.slice(1);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
    name,
  ]);
  await admin.end();
}

test("a listener hears its channel and no other, until it stops", async () => {
  const heard: string[] = [];
  const stop = await database.listen("rooms", (payload) => heard.push(payload));
  await database.db.execute(sql`select pg_notify('other', 'x'), pg_notify('rooms', 'run:1')`);
  await vi.waitFor(() => expect(heard).toEqual(["run:1"]), { timeout: 10_000 });
  stop();
  const after: string[] = [];
  await database.listen("rooms", (payload) => after.push(payload));
  await database.db.execute(sql`select pg_notify('rooms', 'run:2')`);
  await vi.waitFor(() => expect(after).toEqual(["run:2"]), { timeout: 10_000 });
  expect(heard).toEqual(["run:1"]);
});

test("after a lost connection queries work again, and a listener is woken once and hears again", async () => {
  const heard: string[] = [];
  const stop = await database.listen("Lost Rooms", (payload) => heard.push(payload));
  await database.db.execute(sql`select 1`);
  await loseConnections();
  await vi.waitFor(() => expect(heard).toEqual([""]), { timeout: 10_000 });
  await database.db.execute(sql`select pg_notify('Lost Rooms', 'back')`);
  await vi.waitFor(() => expect(heard).toEqual(["", "back"]), { timeout: 10_000 });
  stop();
});
