import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import {
  apiKey,
  event,
  gitToken,
  membership,
  outbox,
  person,
  session,
  verification,
} from "../../db/schema.ts";
import { issueKey } from "../../mocca/keys/issue.ts";
import { addPerson } from "../../mocca/people/add.ts";
import { changePerson } from "../../mocca/people/change.ts";
import { endPerson } from "../../mocca/people/end.ts";
import { endOtherSessions } from "../../mocca/people/end-other-sessions.ts";
import { endSession } from "../../mocca/people/end-session.ts";
import { inviteAgain } from "../../mocca/people/invite-again.ts";
import { listPeople } from "../../mocca/people/list.ts";
import { makeLink } from "../../mocca/people/make-link.ts";
import { me } from "../../mocca/people/me.ts";
import { listSessions } from "../../mocca/people/sessions.ts";
import { takeClient } from "../../mocca/people/take-client.ts";
import { useLink } from "../../mocca/people/use-link.ts";
import { issueToken } from "../../mocca/tokens/issue.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Extract<Actor, { via: "terminal" }>;
let member: Extract<Actor, { via: "terminal" }>;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  member = await hire(house, "Mia", "member", { client: "panna", role: "operator" });
});
afterEach(() => house.close());

const db = () => house.platform.database.db;
const sam = { email: "sam@mio.nz", name: "Sam Ng", role: "operator" as const };
const as = (actor: Actor) => ({ house, actor });
const last = async () => (await db().select().from(event).orderBy(asc(event.seq))).at(-1);

/** A session's row, as signing in makes it; the person as they ask from it. */
async function sitting(actor = owner): Promise<Extract<Actor, { via: "console" }>> {
  const id = newId();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db().insert(session).values({ id, personId: actor.person.id, token: id, expiresAt });
  return { via: "console", person: actor.person, session: id };
}

describe("an invited person", () => {
  test("is on the team with a letter on its way, and active from their first sign-in", async () => {
    const { id } = await call(addPerson, as(owner), { ...sam, email: "Sam@Mio.nz" });
    const rows = await db().select().from(outbox);
    expect(rows).toMatchObject([
      {
        target: "mail:sam@mio.nz",
        state: "waiting",
        body: { mail: "invitation", person: id, to: "/" },
      },
    ]);
    expect(house.platform.woken).toContainEqual({ name: "send" });
    expect(await last()).toMatchObject({ kind: "person invited", facts: { person: id } });
    const state = async () =>
      (await ask(listPeople, as(owner), {})).rows.find((row) => row.id === id)?.state;
    expect(await state()).toBe("invited");
    const { url, expiresAt } = await makeLink(db(), house.platform, id, "invitation");
    expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(7);
    await useLink(db(), new URL(url).searchParams.get("token") ?? "");
    expect(await state()).toBe("active");
  });

  test("is invited again until they have signed in, and earlier links end with that", async () => {
    const { id } = await call(addPerson, as(owner), sam);
    const { url } = await makeLink(db(), house.platform, id, "invitation");
    await call(inviteAgain, as(owner), { email: sam.email });
    expect(await db().$count(outbox)).toBe(1);
    expect(await useLink(db(), new URL(url).searchParams.get("token") ?? "")).toBeUndefined();
    await db().update(person).set({ emailVerified: true });
    const again = call(inviteAgain, as(owner), { email: sam.email });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
  });

  test("of an address that is there is refused; one who has left comes back without what they had", async () => {
    const twice = call(addPerson, as(owner), { ...sam, email: member.person.email });
    await expect(twice).rejects.toMatchObject({ code: "conflict" });
    await call(endPerson, as(owner), { email: member.person.email });
    const back = await call(addPerson, as(owner), { ...sam, email: member.person.email });
    expect(back).toMatchObject({ id: member.person.id, role: "operator" });
    expect(await db().$count(membership)).toBe(0);
  });
});

describe("a person who leaves", () => {
  test("takes everything along that lets them in, in one change", async () => {
    await sitting(member);
    await call(issueToken, { ...as(member), client: "panna" }, { project: "panna" });
    const expiresAt = new Date(Date.now() + 86_400_000);
    const key = { name: "k", hash: "h", hint: "hint", scopes: ["look"], expiresAt };
    await db()
      .insert(apiKey)
      .values({ id: newId(), personId: member.person.id, ...key });
    await makeLink(db(), house.platform, member.person.id, "sign-in");
    const ended = await call(endPerson, as(owner), { email: "Mia@mio.nz" });
    expect(ended).toMatchObject({ name: "Mia", sessions: 1, keys: 1, tokens: 1 });
    for (const table of [session, verification, membership])
      expect(await db().$count(table)).toBe(0);
    const [[token], [left]] = [
      await db().select().from(gitToken),
      await db().select().from(apiKey),
    ];
    expect([token?.revokedAt, left?.revokedAt]).toEqual([expect.any(Date), expect.any(Date)]);
    expect(await last()).toMatchObject({
      kind: "person ended",
      facts: { person: member.person.id },
    });
  });

  test("and comes back is let in by nothing of before, also by what was asked for as they left", async () => {
    const { email, name } = member.person;
    await call(endPerson, as(owner), { email });
    await call(issueKey, as(member), { name: "late", scopes: ["look"] });
    await sitting(member);
    await makeLink(db(), house.platform, member.person.id, "sign-in");
    await call(addPerson, as(owner), { email, name, role: "operator" });
    const [late] = await db().select().from(apiKey);
    expect(late?.revokedAt).toEqual(expect.any(Date));
    for (const table of [session, verification]) expect(await db().$count(table)).toBe(0);
  });

  test("or is made less is never the last owner, also when two owners end each other at one moment", async () => {
    const self = call(endPerson, as(owner), { email: owner.person.email });
    await expect(self).rejects.toMatchObject({ code: "conflict" });
    const less = call(changePerson, as(owner), { email: owner.person.email, role: "member" });
    await expect(less).rejects.toMatchObject({ code: "conflict" });
    const other = await hire(house, "Ona", "owner");
    const both = await Promise.allSettled([
      call(endPerson, as(owner), { email: other.person.email }),
      call(endPerson, as(other), { email: owner.person.email }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

test("a role and a name are changed at once, and the change tells what was before", async () => {
  const input = { email: member.person.email, role: "operator" as const, name: "Mia Rua" };
  await call(changePerson, as(owner), input);
  const [row] = await db().select().from(person).where(eq(person.id, member.person.id));
  expect(row).toMatchObject({ role: "operator", name: "Mia Rua" });
  expect((await last())?.facts).toMatchObject({ before: { name: "Mia", role: "member" } });
  const nothing = call(changePerson, as(owner), { email: member.person.email });
  await expect(nothing).rejects.toMatchObject({ code: "invalid" });
});

test("a client is taken from a person who was given it", async () => {
  const at = { ...as(owner), client: "panna" };
  await call(takeClient, at, { email: member.person.email });
  expect(await db().$count(membership)).toBe(0);
  const again = call(takeClient, at, { email: member.person.email });
  await expect(again).rejects.toMatchObject({ code: "not_found" });
});

test("the team is listed a page at a time, each once, with their clients", async () => {
  for (const name of ["Ada", "Ben", "Cat", "Dan"]) await hire(house, name, "member");
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await ask(listPeople, as(owner), { limit: 4, ...(after && { after }) });
    names.push(...page.rows.map((row) => row.name));
    after = page.next;
  } while (after !== undefined);
  expect(names).toEqual(["Ada", "Ben", "Cat", "Dan", "Ian", "Mia"]);
  const { rows } = await ask(listPeople, as(owner), {});
  expect(rows.at(-1)?.clients).toEqual([{ slug: "panna", name: "Panna", role: "operator" }]);
});

test("who I am has the rights that I have anywhere, and my session", async () => {
  const sits = await sitting(member);
  expect(await ask(me, as(sits), {})).toEqual({
    person: member.person,
    rights: ["look", "deploy", "provision", "manage"],
    session: sits.session,
  });
});

describe("sessions", () => {
  test("are listed for oneself, and for an owner anybody's", async () => {
    const [here] = [await sitting(member), await sitting(member), await sitting()];
    const mine = await ask(listSessions, as(here), {});
    expect(mine.rows.map((row) => row.current).toSorted()).toEqual([false, true]);
    expect(JSON.stringify(mine)).not.toContain("token");
    const email = member.person.email;
    expect((await ask(listSessions, as(owner), { email })).rows).toHaveLength(2);
    const foreign = ask(listSessions, as(here), { email: owner.person.email });
    await expect(foreign).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("are ended by their person or an owner, and by nobody else", async () => {
    const [here, owners] = [await sitting(member), await sitting()];
    const foreign = call(endSession, as(here), { session: owners.session });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    await makeLink(db(), house.platform, member.person.id, "sign-in");
    await call(endSession, as(owners), { session: here.session });
    expect(await db().$count(verification)).toBe(0);
    expect(await db().$count(session)).toBe(1);
    expect(await last()).toMatchObject({ kind: "session ended", facts: { session: here.session } });
  });

  test("but the one that asks end together", async () => {
    const here = await sitting();
    await sitting();
    await sitting(member);
    expect(await call(endOtherSessions, as(here), {})).toEqual({ name: "Ian", ended: 1 });
    expect(await call(endOtherSessions, as(here), { email: member.person.email })).toMatchObject({
      ended: 1,
    });
    expect((await db().select().from(session)).map((row) => row.id)).toEqual([here.session]);
  });

  test("are no business of a key", async () => {
    const key: Actor = { via: "key", person: owner.person, key: "k", scopes: ["look", "own"] };
    await expect(ask(listSessions, as(key), {})).rejects.toMatchObject({ code: "not_allowed" });
    await expect(call(endOtherSessions, as(key), {})).rejects.toMatchObject({
      code: "not_allowed",
    });
  });
});

test("only an owner invites, changes and ends people", async () => {
  for (const refused of [
    call(addPerson, as(member), sam),
    call(changePerson, as(member), { email: owner.person.email, name: "X" }),
    call(endPerson, as(member), { email: owner.person.email }),
    call(inviteAgain, as(member), { email: owner.person.email }),
  ])
    await expect(refused).rejects.toMatchObject({ code: "not_allowed" });
});
