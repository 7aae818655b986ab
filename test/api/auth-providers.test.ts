import { asc } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { verifiedEmail } from "../../api/auth/verified-email.ts";
import { waysOf } from "../../api/auth/ways.ts";
import { account, event, person, session } from "../../db/schema.ts";
import { endPerson } from "../../mocca/people/end.ts";
import { call } from "../../mocca/verb.ts";
import { hire, type TestHouse, testHouse } from "../house.ts";
import { type OidcProvider, oidcClient, oidcProvider } from "../vendors/oidc.ts";
import { browser, leadsTo } from "./auth-browser.ts";

let house: TestHouse;
let provider: OidcProvider;
let owner: Awaited<ReturnType<typeof hire>>;

beforeEach(async () => {
  house = await testHouse();
  provider = await oidcProvider();
  house.platform.config.vendors = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: oidcClient.id,
    OIDC_CLIENT_SECRET: oidcClient.secret,
    OIDC_NAME: "Mio ID",
  };
  owner = await hire(house, "Ian", "owner");
  await hire(house, "Olga", "operator");
  provider.claims = { email: "olga@mio.nz", name: "Olga" };
});
afterEach(async () => {
  await house.close();
  await provider.close();
});

const db = () => house.platform.database.db;
const started = z.object({ url: z.url() });
type Page = ReturnType<typeof browser>;

/** Goes to the provider; answers with where it sends the browser back to. */
async function toProvider(page: Page, to = "/runs"): Promise<URL> {
  const body = { provider: "oidc", callbackURL: to, errorCallbackURL: "/sign-in" };
  const answer = await page.go("/api/auth/sign-in/social", { method: "POST", body });
  expect(answer.status).toBe(200);
  const { url } = started.parse(await answer.json());
  const back = await fetch(url, { redirect: "manual" });
  return new URL(back.headers.get("location") ?? "");
}

async function signIn(page: Page) {
  return leadsTo(await page.go((await toProvider(page)).toString()));
}

test("the sign-in page is told the ways there are", async () => {
  const answer = await browser(house).go("/api/v1/sign-in/ways");
  expect(await answer.json()).toEqual({
    ways: ["link", "passkey"],
    providers: [{ id: "oidc", name: "Mio ID" }],
  });
});

test("a person of the team comes in by their verified address, and comes again by their account", async () => {
  for (let i = 0; i < 2; i++) {
    const page = browser(house);
    expect(await signIn(page)).toBe("/runs");
    expect(await page.whoAmI()).toBe("olga@mio.nz");
  }
  expect(provider.complaints).toEqual([]);
  const rows = await db().select().from(account);
  expect(rows).toMatchObject([
    { providerId: "oidc", accountId: "subject-1", accessToken: null, idToken: null },
  ]);
  const events = await db().select().from(event).orderBy(asc(event.seq));
  expect(events.map((one) => [one.kind, one.facts["way"]])).toEqual([
    ["signed in", "provider"],
    ["signed in", "provider"],
  ]);
});

test.each([
  ["an address that nobody on the team has", { email: "stranger@mio.nz" }],
  ["an address that was not verified", { email_verified: false }],
  ["an address of which nothing is said", { email_verified: undefined }],
  ["no address", { email: undefined }],
  ["the nonce of another sign-in", { nonce: "another" }],
  ["no nonce", { nonce: undefined }],
  ["another audience", { aud: "somebody-else" }],
  ["another issuer", { iss: "https://evil.example" }],
  ["a time that is over", { iat: 1_000_000_000, exp: 1_000_000_300 }],
])("a token with %s lets nobody in", async (_, claims) => {
  provider.claims = { ...provider.claims, ...claims };
  const page = browser(house);
  expect(await signIn(page)).toMatch(/^\/sign-in\?error=\w+/);
  expect(await page.whoAmI()).toBeUndefined();
  expect([await db().$count(session), await db().$count(person)]).toEqual([0, 2]);
});

test("a token that another key signed lets nobody in", async () => {
  provider.foreignKey = true;
  const page = browser(house);
  expect(await signIn(page)).toMatch(/^\/sign-in\?error=/);
  expect(await page.whoAmI()).toBeUndefined();
});

test("the way back works once, in the browser that went, with its own state", async () => {
  const [page, other] = [browser(house), browser(house)];
  const back = await toProvider(page);
  expect(leadsTo(await other.go(back.toString()))).toMatch(/^\/sign-in\?error=/);
  const mixed = new URL(back);
  mixed.searchParams.set("state", (await toProvider(page)).searchParams.get("state") ?? "");
  mixed.searchParams.set("state", `${mixed.searchParams.get("state")}x`);
  expect(leadsTo(await page.go(mixed.toString()))).toMatch(/^\/sign-in\?error=/);
  expect(await db().$count(session)).toBe(0);
  const fresh = await toProvider(page);
  await page.go(fresh.toString());
  expect(await db().$count(session)).toBe(1);
  expect(leadsTo(await page.go(fresh.toString()))).toMatch(/error=/);
  expect(await db().$count(session)).toBe(1);
});

test("an account whose address has moved to another person lets nobody in", async () => {
  await signIn(browser(house));
  provider.claims = { email: "ian@mio.nz" };
  const page = browser(house);
  expect(await signIn(page)).toMatch(/^\/sign-in\?error=/);
  expect(await page.whoAmI()).toBeUndefined();
});

test("one who has left does not come back by their account", async () => {
  await signIn(browser(house));
  await call(endPerson, { house, actor: owner }, { email: "olga@mio.nz" });
  const page = browser(house);
  expect(await signIn(page)).toMatch(/^\/sign-in\?error=/);
  expect(await db().$count(session)).toBe(0);
});

test("an invited person's address counts as verified after that", async () => {
  await signIn(browser(house));
  const rows = await db().select().from(person).orderBy(asc(person.name));
  expect(rows.map((row) => row.emailVerified)).toEqual([false, true]);
});

test("a sign-in leads to a page of ours alone, and takes no token that was brought along", async () => {
  for (const to of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
    const tricked = browser(house);
    expect(leadsTo(await tricked.go((await toProvider(tricked, to)).toString()))).toBe("/");
  }
  const page = browser(house);
  const body = { provider: "oidc", callbackURL: "/", idToken: { token: "a.b.c" } };
  const answer = await page.go("/api/auth/sign-in/social", { method: "POST", body });
  expect(started.parse(await answer.json()).url).toContain(provider.issuer);
  expect(await page.whoAmI()).toBeUndefined();
});

test("a provider that cannot be reached is told, and the other ways work on", async () => {
  house.platform.config.vendors = {
    ...house.platform.config.vendors,
    OIDC_ISSUER: "http://127.0.0.1:9",
  };
  const page = browser(house);
  const body = { provider: "oidc", callbackURL: "/" };
  const answer = await page.go("/api/auth/sign-in/social", { method: "POST", body });
  expect(answer.status).toBe(404);
  const other = await page.go("/api/v1/sign-in/link", {
    method: "POST",
    body: { email: "a@b.nz" },
  });
  expect(other.status).toBe(202);
});

test("Microsoft's people are those of the one tenant, by an address that it vouches for", () => {
  const tenant = "11111111-2222-3333-4444-555555555555";
  const vendors = {
    MICROSOFT_CLIENT_ID: "id",
    MICROSOFT_CLIENT_SECRET: "secret",
    MICROSOFT_TENANT_ID: tenant.toUpperCase(),
  };
  const [way] = waysOf({ ...house.platform.config, vendors });
  if (way === undefined) throw new Error("no way");
  expect(way.issuer).toBe(`https://login.microsoftonline.com/${tenant}/v2.0`);
  const own = { tid: tenant, preferred_username: "Ian@mio.nz" };
  expect(verifiedEmail(way, own)).toBe("ian@mio.nz");
  expect(verifiedEmail(way, { ...own, email: "ian@mio.nz" })).toBe("ian@mio.nz");
  expect(verifiedEmail(way, { ...own, email: "boss@mio.nz" })).toBeUndefined();
  expect(
    verifiedEmail(way, { ...own, email: "boss@mio.nz", email_verified: true }),
  ).toBeUndefined();
  expect(verifiedEmail(way, { ...own, email: "i@mio.nz", xms_edov: true })).toBe("i@mio.nz");
  expect(verifiedEmail(way, { ...own, tid: "another" })).toBeUndefined();
});
