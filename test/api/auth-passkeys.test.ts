import { asc, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { event, passkey, person, session } from "../../db/schema.ts";
import { makeLink } from "../../mocca/people/make-link.ts";
import { hire, type TestHouse, testHouse } from "../house.ts";
import { authenticator } from "../vendors/authenticator.ts";
import { browser } from "./auth-browser.ts";

const creating = z.object({ challenge: z.string(), rp: z.object({ id: z.string() }) });
const getting = z.object({ challenge: z.string(), rpId: z.string() });
const origin = "http://localhost:8787";
let house: TestHouse;
let owner: Awaited<ReturnType<typeof hire>>;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
});
afterEach(() => house.close());

const db = () => house.platform.database.db;
type Page = ReturnType<typeof browser>;

async function signedIn(): Promise<Page> {
  const page = browser(house);
  const link = await makeLink(db(), house.platform, owner.person.id, "sign-in");
  await page.go(link.url);
  return page;
}

async function register(page: Page, key: ReturnType<typeof authenticator>): Promise<Response> {
  const options = await page.go("/api/auth/passkey/generate-register-options");
  const body = { response: key.create(creating.parse(await options.json())), name: "Laptop" };
  return page.go("/api/auth/passkey/verify-registration", { method: "POST", body });
}

async function present(page: Page, key: ReturnType<typeof authenticator>): Promise<Response> {
  const options = await page.go("/api/auth/passkey/generate-authenticate-options");
  const body = { response: key.get(getting.parse(await options.json())) };
  return page.go("/api/auth/passkey/verify-authentication", { method: "POST", body });
}

test("a passkey that was added signs its person in, and both are recorded", async () => {
  const key = authenticator(origin);
  expect((await register(await signedIn(), key)).status).toBe(200);
  const page = browser(house);
  expect((await present(page, key)).status).toBe(200);
  expect(await page.whoAmI()).toBe("ian@mio.nz");
  const events = await db().select().from(event).orderBy(asc(event.seq));
  expect(events.map((one) => [one.kind, one.facts["way"]])).toEqual([
    ["signed in", "link"],
    ["passkey added", undefined],
    ["signed in", "passkey"],
  ]);
});

test("a passkey that cannot be recorded is not added", async () => {
  const page = await signedIn();
  await db().execute(sql`alter table event add check (kind <> 'passkey added') not valid`);
  expect((await register(page, authenticator(origin))).status).toBe(500);
  expect(await db().$count(passkey)).toBe(0);
});

test("a passkey is added by a person who is signed in alone", async () => {
  const page = browser(house);
  const options = await page.go("/api/auth/passkey/generate-register-options");
  expect(options.status).toBe(401);
});

test("a passkey of another page's origin, an unknown one and a challenge used twice let nobody in", async () => {
  const key = authenticator(origin);
  await register(await signedIn(), key);
  const foreign = await register(await signedIn(), authenticator("https://evil.example"));
  expect(foreign.ok).toBe(false);
  const page = browser(house);
  expect((await present(page, authenticator(origin))).ok).toBe(false);
  const options = await page.go("/api/auth/passkey/generate-authenticate-options");
  const body = { response: key.get(getting.parse(await options.json())) };
  const path = "/api/auth/passkey/verify-authentication";
  expect((await page.go(path, { method: "POST", body })).ok).toBe(true);
  expect((await browser(house).go(path, { method: "POST", body })).ok).toBe(false);
  expect((await page.go(path, { method: "POST", body })).ok).toBe(false);
});

test("a passkey that was removed, or whose person has left, lets nobody in", async () => {
  const [key, page] = [authenticator(origin), await signedIn()];
  await register(page, key);
  await db().update(person).set({ endedAt: new Date() });
  expect((await present(browser(house), key)).ok).toBe(false);
  expect(await db().$count(session)).toBe(1);
  await db().update(person).set({ endedAt: null });
  const [row] = await db().select().from(passkey);
  const removed = await page.go("/api/auth/passkey/delete-passkey", {
    method: "POST",
    body: { id: row?.id },
  });
  expect(removed.status).toBe(200);
  expect((await present(browser(house), key)).ok).toBe(false);
});
