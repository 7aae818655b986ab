import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "../../db/migrate.ts";
import { person } from "../../db/schema.ts";
import { emptyDatabase, testDatabase } from "../database.ts";

test("four processes that migrate an empty database at once all find it migrated", async () => {
  const database = await emptyDatabase();
  onTestFinished(database.close);
  await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
  expect(await database.db.select().from(person)).toEqual([]);
});

test("a database that newer code has migrated is refused and left alone", async () => {
  const database = await testDatabase();
  onTestFinished(database.close);
  await database.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`,
  );
  await expect(migrate(database.url)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("1 migration(s) that this Mocca does not know"),
  });
});
