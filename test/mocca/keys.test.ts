import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import type { Actor } from "../../db/actor.ts";
import { apiKey, client, event, membership, person } from "../../db/schema.ts";
import { verifyChain } from "../../mocca/audit/verify.ts";
import { addClient } from "../../mocca/clients/add.ts";
import { listClients } from "../../mocca/clients/list.ts";
import { showClient } from "../../mocca/clients/show.ts";
import { issueKey } from "../../mocca/keys/issue.ts";
import { listKeys } from "../../mocca/keys/list.ts";
import { openKey } from "../../mocca/keys/open-key.ts";
import { revokeKey } from "../../mocca/keys/revoke.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, hire, manifestOf, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Extract<Actor, { via: "terminal" }>;
let member: Extract<Actor, { via: "terminal" }>;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "cotta", "Cotta");
  member = await hire(house, "Mia", "member", { client: "panna", role: "operator" });
});
afterEach(() => house.close());

type Wanted = z.input<typeof issueKey.input>;

const issue = (actor: Actor, wanted: Partial<Wanted> = {}) =>
  call(issueKey, { house, actor }, { name: "ci", scopes: ["look"], ...wanted });

async function keyOf(actor: Actor, wanted: Partial<Wanted> = {}): Promise<Actor> {
  const { token } = await issue(actor, wanted);
  const opened = await open(token);
  if (opened === undefined) throw new Error("A new key opens nothing");
  return opened;
}

const open = (token: string) => house.platform.withDb((db) => openKey(db, token));

test("a key is its person with no more than its scopes", async () => {
  const key = await keyOf(owner, { scopes: ["look"] });
  expect(await ask(showClient, { house, actor: key, client: "cotta" }, {})).toBeDefined();
  const verifies = ask(verifyChain, { house, actor: key }, {});
  await expect(verifies).rejects.toMatchObject({ code: "not_allowed" });
});

test("a key can never do more than its person may at that moment", async () => {
  const key = await keyOf(member, { scopes: ["look", "provision", "own"] });
  const asks = () => ask(showClient, { house, actor: key, client: "panna" }, {});
  expect((await asks()).client.slug).toBe("panna");
  const verifies = ask(verifyChain, { house, actor: key }, {});
  await expect(verifies).rejects.toMatchObject({ code: "not_allowed" });
  await house.platform.withDb((db) => db.delete(membership));
  await expect(asks()).rejects.toMatchObject({ code: "not_found" });
});

test("a key for one client sees nothing of another, and nothing of the house", async () => {
  const scopes = ["look", "manage", "own"] as const;
  const key = await keyOf(owner, { scopes: [...scopes], client: "panna" });
  const listed = await ask(listClients, { house, actor: key }, {});
  expect(JSON.stringify(listed)).toContain("panna");
  expect(JSON.stringify(listed)).not.toContain("cotta");
  const shows = ask(showClient, { house, actor: key, client: "cotta" }, {});
  await expect(shows).rejects.toMatchObject({ code: "not_found" });
  await expect(ask(verifyChain, { house, actor: key }, {})).rejects.toThrow("“panna” alone");
  const adds = call(addClient, { house, actor: key }, { manifest: manifestOf("tiramisu") });
  await expect(adds).rejects.toMatchObject({ code: "not_allowed" });
});

test("a key makes and ends no keys, and none is made where it would be kept", async () => {
  const key = await keyOf(owner, { scopes: ["look", "own"] });
  await expect(issue(key)).rejects.toMatchObject({ code: "not_allowed" });
  const { id } = await issue(owner);
  const revokes = call(revokeKey, { house, actor: key }, { key: id });
  await expect(revokes).rejects.toMatchObject({ code: "not_allowed" });
  const slack: Actor = { via: "slack", person: owner.person, tenant: "T1", user: "U1" };
  await expect(issue(slack)).rejects.toMatchObject({ code: "not_allowed" });
  const portal: Actor = { via: "portal", person: owner.person, client: "panna" };
  await expect(issue(portal)).rejects.toMatchObject({ code: "not_allowed" });
});

test("a key ends when it is revoked, when its time is over and when its person leaves", async () => {
  const [first, second, third] = [await issue(owner), await issue(member), await issue(owner)];
  await call(revokeKey, { house, actor: owner }, { key: first.id });
  expect(await open(first.token)).toBeUndefined();
  const { db } = house.platform.database;
  await db.update(person).set({ endedAt: new Date() }).where(eq(person.id, member.person.id));
  expect(await open(second.token)).toBeUndefined();
  expect(await open(third.token)).toBeDefined();
  await db.update(apiKey).set({ expiresAt: new Date(0) });
  expect(await open(third.token)).toBeUndefined();
  expect(await open("mocca_key_")).toBeUndefined();
});

test("one sees and ends one's own keys; an owner everybody's", async () => {
  const mine = await issue(member);
  const owners = await issue(owner);
  const of = async (actor: Actor, all: boolean) =>
    (await ask(listKeys, { house, actor }, { all })).rows.map((row) => row.id);
  expect(await of(member, true)).toEqual([mine.id]);
  expect(await of(owner, false)).toEqual([owners.id]);
  expect(await of(owner, true)).toEqual([owners.id, mine.id]);
  const foreign = call(revokeKey, { house, actor: member }, { key: owners.id });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  await call(revokeKey, { house, actor: owner }, { key: mine.id });
  expect(await of(owner, true)).toEqual([owners.id]);
});

test("a list of keys goes on where its page ended", async () => {
  const made = [await issue(owner), await issue(owner), await issue(owner)].map(({ id }) => id);
  const first = await ask(listKeys, { house, actor: owner }, { limit: 2 });
  expect(first.rows.map((row) => row.id)).toEqual([made[2], made[1]]);
  const rest = await ask(listKeys, { house, actor: owner }, { limit: 2, before: first.next });
  expect(rest.rows.map((row) => row.id)).toEqual([made[0]]);
  expect(rest.next).toBeUndefined();
});

test("a key is stored and told as its hash and last four characters only", async () => {
  const { token, hint } = await issue(owner, { client: "panna" });
  const { db } = house.platform.database;
  const [row] = await db.select().from(apiKey);
  const [panna] = await db.select().from(client).where(eq(client.slug, "panna"));
  expect(row).toMatchObject({ hint, clientId: panna?.id, scopes: ["look"] });
  const [told] = await db.select().from(event).where(eq(event.kind, "api key issued"));
  expect(told?.facts).toMatchObject({ hint });
  expect(JSON.stringify([row, told])).not.toContain(token.slice(0, 20));
});

test("when a key was used is kept to the minute", async () => {
  const { token } = await issue(owner);
  const { db } = house.platform.database;
  const usedAt = async () => (await db.select().from(apiKey))[0]?.usedAt?.getTime();
  await open(token);
  const first = await usedAt();
  await open(token);
  expect(await usedAt()).toBe(first);
  await db.update(apiKey).set({ usedAt: new Date(Date.now() - 61_000) });
  await open(token);
  expect(await usedAt()).toBeGreaterThanOrEqual(first ?? Number.POSITIVE_INFINITY);
});
