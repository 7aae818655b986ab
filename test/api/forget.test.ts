import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forget } from "../../api/forget.ts";
import { newId } from "../../db/id.ts";
import {
  accessCode,
  environment,
  inbox,
  outbox,
  rateLimit,
  session,
  verification,
} from "../../db/schema.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);

let house: TestHouse;
beforeEach(async () => {
  house = await testHouse();
});
afterEach(() => house.close());

test("what nobody asks for any more is forgotten, and everything else is kept", async () => {
  const { db } = house.platform.database;
  const { person } = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  const [place] = await db.select().from(environment);
  if (place === undefined) throw new Error("no environment");
  const { id: environmentId, clientId, projectId } = place;
  const at = { environmentId, clientId, projectId, personId: person.id, sessionId: newId() };
  const arrived = (delivery: string, receivedAt: Date) => ({
    ...{ source: "test", delivery, body: {}, receivedAt, handledAt: receivedAt },
  });
  const sent = (target: string, createdAt: Date, state: "done" | "dead") => ({
    ...{ target, key: "k", body: {}, state, createdAt },
  });
  await db.insert(inbox).values([arrived("old", ago(31)), arrived("new", ago(29))]);
  await db
    .insert(outbox)
    .values([
      sent("old", ago(31), "done"),
      sent("new", ago(29), "done"),
      sent("dead", ago(31), "dead"),
    ]);
  for (const [name, expiresAt] of [["old", ago(1)] as const, ["new", ago(-1)] as const]) {
    await db.insert(verification).values({ id: newId(), identifier: name, value: "", expiresAt });
    await db.insert(session).values({ id: newId(), personId: person.id, token: name, expiresAt });
    await db.insert(accessCode).values({ hash: name, ...at, expiresAt });
  }
  const limit = (key: string, since: Date) => ({
    ...{ id: newId(), key, count: 1, lastRequest: since.getTime() },
  });
  await db.insert(rateLimit).values([limit("old", ago(2)), limit("new", ago(0.5))]);

  await forget(house.platform);
  await forget(house.platform);

  const names = async (found: Promise<Record<string, unknown>[]>, name: string) =>
    (await found).map((row) => row[name]);
  expect(await names(db.select().from(inbox).where(eq(inbox.source, "test")), "delivery")).toEqual([
    "new",
  ]);
  expect(await names(db.select().from(outbox).orderBy(outbox.id), "target")).toEqual([
    "new",
    "dead",
  ]);
  expect(await names(db.select().from(verification), "identifier")).toEqual(["new"]);
  expect(await names(db.select().from(session), "token")).toEqual(["new"]);
  expect(await names(db.select().from(accessCode), "hash")).toEqual(["new"]);
  expect(await names(db.select().from(rateLimit), "key")).toEqual(["new"]);
});

test("much that is old goes in small steps", async () => {
  const { db } = house.platform.database;
  const old = Array.from({ length: 2_500 }, (_, i) => ({
    ...{ source: "test", delivery: String(i), body: {}, receivedAt: ago(40) },
  }));
  await db.insert(inbox).values(old);
  await forget(house.platform);
  expect(await db.$count(inbox)).toBe(0);
});
