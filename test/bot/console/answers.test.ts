import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { speak } from "../../../api/v1/speak.ts";
import { pressInRoom } from "../../../bot/console/rooms/press.ts";
import { openReply } from "../../../bot/console/rooms/reply.ts";
import { event, gitToken, inbox, message, plan, run } from "../../../db/schema.ts";
import { cancelPlan } from "../../../mocca/plans/cancel.ts";
import { call } from "../../../mocca/verb.ts";
import { type Console, consoleHouse } from "./console.ts";

let all: Console;
let panna: string;
beforeEach(async () => {
  all = await consoleHouse();
  panna = (await all.roomOf(all.ian, "Panna")).threadId;
});
afterEach(() => all.close());

const texts = async (who: Console["ian"]) =>
  (await all.read(who, panna)).messages.map(({ body }) => body.text);
const count = (table: typeof run | typeof plan | typeof inbox | typeof gitToken) =>
  all.house.platform.withDb((db) => db.$count(table));

test("an answer for the room is seen by all, one for the asker by nobody else", async () => {
  await all.says(all.ian, panna, "/provision");
  await all.says(all.ian, panna, "/can");
  expect(await texts(all.olga)).toEqual([
    "/provision",
    expect.stringContaining("Provisioning Panna creates"),
    "/can",
  ]);
  expect(await all.newest(all.ian, panna)).toMatchObject({
    author: "Mocca",
    private: true,
    body: { text: expect.stringContaining("Ian may do") },
  });
});

test("words without a slash are for the people there; @Mocca is asked", async () => {
  await all.says(all.ian, panna, "Shall we provision it?");
  expect(await all.newest(all.ian, panna)).toMatchObject({ author: "Ian" });
  await all.says(all.ian, panna, "Let us ask. @Mocca can");
  expect(await all.newest(all.ian, panna)).toMatchObject({ author: "Mocca", private: true });
});

test("one live card stands in its place for everybody, from the button to the end", async () => {
  await all.says(all.ian, panna, "/provision");
  const shown = await all.newest(all.olga, panna);
  await all.presses(all.olga, panna, shown.key);
  const started = await all.newest(all.ian, panna);
  expect(started.body).toMatchObject({ card: started.key, tone: "waiting" });
  await all.settle();
  const ended = await all.newest(all.ian, panna);
  expect(ended).toMatchObject({ key: started.key, position: started.position });
  expect(ended.body.tone).toBe("done");
  expect(ended.seq).toBeGreaterThan(started.seq);
  const decided = (await all.read(all.ian, panna)).messages.find(({ key }) => key === shown.key);
  expect(decided?.body).toMatchObject({ tone: "done" });
  expect(decided?.body.text).toContain("Approved by Olga as run R-1.");
  expect(decided?.body.buttons).toBeUndefined();
  await all.says(all.ian, panna, "/run R-1");
  expect((await all.newest(all.ian, panna)).body.text).toBe(
    "Panna is live: see its card further up.",
  );
});

test("a plan that is decided elsewhere, or gives way to a newer one, is decided here too", async () => {
  await all.says(all.ian, panna, "/provision");
  const first = await all.newest(all.ian, panna);
  await all.says(all.ian, panna, "/provision");
  const second = await all.newest(all.ian, panna);
  const row = await all.house.platform.withDb((db) =>
    db
      .select()
      .from(plan)
      .where(eq(plan.id, second.key.replace("plan:", ""))),
  );
  const [{ id, hash }] = row as [typeof plan.$inferSelect];
  const asker = { house: all.house, actor: all.olga, client: "panna" };
  await call(cancelPlan, asker, { plan: id, hash });
  await all.settle();
  const { messages } = await all.read(all.ian, panna);
  const bodies = [first, second].map((one) => messages.find(({ key }) => key === one.key)?.body);
  expect(bodies[0]?.text).toContain("A newer plan or push took its place.");
  expect(bodies[1]?.text).toContain("Declined by Olga.");
  expect(bodies.map((body) => body?.buttons)).toEqual([undefined, undefined]);
});

test("in a run's thread the run need not be named", async () => {
  await all.says(all.ian, panna, "/provision");
  await all.presses(all.ian, panna, (await all.newest(all.ian, panna)).key);
  const { key } = await all.newest(all.ian, panna);
  const { house, ian } = all;
  const reply = await speak(openReply, { house, actor: ian }, { thread: panna, message: key });
  await all.says(ian, reply.threadId, "/run logs");
  expect((await all.newest(ian, reply.threadId)).body.text).toContain("R-1");
});

describe("the same key again", () => {
  test("says and answers nothing twice, also at the same moment", async () => {
    const key = randomUUID();
    await Promise.all([1, 2, 3].map(() => all.says(all.ian, panna, "/provision", key)));
    expect(await texts(all.ian)).toHaveLength(2);
    expect(await count(plan)).toBe(1);
    await expect(all.says(all.olga, panna, "/provision", key)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(all.says(all.ian, panna, "/status", key)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("presses once", async () => {
    await all.says(all.ian, panna, "/provision");
    const { key } = await all.newest(all.ian, panna);
    const pressed = randomUUID();
    await Promise.all([1, 2].map(() => all.presses(all.ian, panna, key, pressed)));
    await all.settle();
    expect(await count(run)).toBe(1);
  });

  test("answers what a process that died had not, without doing again what it did", async () => {
    const key = randomUUID();
    await all.says(all.ian, panna, "/provision", key);
    // As if it had died after the plan was stored and before its answer was.
    await all.house.platform.withDb(async (db) => {
      await db.delete(message).where(sql`${message.key} like 'plan:%'`);
      await db
        .update(inbox)
        .set({ handledAt: null, receivedAt: sql`now() - interval '1 minute'` })
        .where(eq(inbox.delivery, `${all.ian.person.id}:${key}`));
    });
    expect(await texts(all.ian)).toEqual(["/provision"]);
    await all.says(all.ian, panna, "/provision", key);
    expect(await texts(all.ian)).toHaveLength(2);
    expect(await count(plan)).toBe(1);
  });
});

test("a button that is not in the message, or has another value, is not pressed", async () => {
  await all.says(all.ian, panna, "/provision");
  const { key, body } = await all.newest(all.ian, panna);
  const [first] = body.buttons ?? [];
  if (first === undefined) throw new Error("a plan has a button");
  const forged = [
    { button: "retry-run", value: { number: 1, client: "panna" } },
    { button: first.button, value: { ...first.value, client: "hushhush" } },
  ];
  for (const one of forged)
    await expect(
      speak(
        pressInRoom,
        { house: all.house, actor: all.ian },
        { thread: panna, message: key, ...one, key: randomUUID() },
      ),
    ).rejects.toMatchObject({ code: "not_found" });
  expect(await count(run)).toBe(0);
});

test("what is shown once comes back once and is stored nowhere", async () => {
  const key = randomUUID();
  const { shown } = await all.says(all.ian, panna, "/client clone", key);
  const secret = /git:([^@]+)@/.exec(shown?.code ?? "")?.[1] ?? "";
  expect(secret).not.toBe("");
  expect(await all.says(all.ian, panna, "/client clone", key)).toEqual({});
  expect(await count(gitToken)).toBe(1);
  expect((await all.newest(all.ian, panna)).body.text).toContain("shown once");
  const kept = await all.house.platform.withDb(async (db) => [
    await db.select().from(message),
    await db.select().from(inbox),
    await db.select().from(event),
  ]);
  expect(JSON.stringify(kept)).not.toContain(secret);
});

test("a key talks to nobody", async () => {
  const key = { via: "key" as const, person: all.ian.person, key: "k", scopes: ["look"] };
  await expect(all.says(key, panna, "/status")).rejects.toMatchObject({ code: "not_allowed" });
});
