import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { nodePlatform } from "../../api/platform.ts";
import { testPlatform } from "../platform.ts";

test("the log tells what failed in the background without what it was about", async () => {
  const { database, config, jobs, sockets, close } = await testPlatform();
  const logged: unknown[] = [];
  const platform = nodePlatform(config, database, jobs, sockets, (...told) => logged.push(told));
  platform.waitUntil(platform.withDb((db) => db.execute(sql`select ${"canary"} from nowhere`)));
  await platform.drained();
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain("canary");
  await close();
});
