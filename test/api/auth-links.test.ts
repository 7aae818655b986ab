import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { firstSignIn } from "../../api/seed.ts";
import type { Actor } from "../../db/actor.ts";
import { event, outbox, person, session, verification } from "../../db/schema.ts";
import { makeLink } from "../../mocca/people/make-link.ts";
import { signInLink } from "../../mocca/people/sign-in-link.ts";
import { call } from "../../mocca/verb.ts";
import { hire, type TestHouse, testHouse } from "../house.ts";
import { browser, leadsTo } from "./auth-browser.ts";

let house: TestHouse;
let owner: Extract<Actor, { via: "terminal" }>;
let operator: Extract<Actor, { via: "terminal" }>;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  operator = await hire(house, "Olga", "operator");
});
afterEach(() => house.close());

const db = () => house.platform.database.db;
const link = async (actor = owner, to = "/", kind: "sign-in" | "invitation" = "sign-in") =>
  (await makeLink(db(), house.platform, actor.person.id, kind, to)).url;
const kinds = async () => (await db().select().from(event).orderBy(event.seq)).map((e) => e.kind);

describe("a sign-in link", () => {
  test("signs its person in once and goes on to its path", async () => {
    const page = browser(house);
    const url = await link(owner, "/runs?state=failed");
    const answer = await page.go(url);
    expect([answer.status, leadsTo(answer)]).toEqual([302, "/runs?state=failed"]);
    expect(await page.whoAmI()).toBe("ian@mio.nz");
    expect(await kinds()).toContain("signed in");
    const other = browser(house);
    expect(leadsTo(await other.go(url))).toBe("/sign-in?error=link");
    expect(await other.whoAmI()).toBeUndefined();
  });

  test("is used once when it is opened twice at one moment", async () => {
    const url = await link();
    const pages = Array.from({ length: 5 }, () => browser(house));
    await Promise.all(pages.map((page) => page.go(url)));
    const in_ = await Promise.all(pages.map((page) => page.whoAmI()));
    expect(in_.filter((email) => email !== undefined)).toEqual(["ian@mio.nz"]);
    expect(await db().$count(session)).toBe(1);
  });

  test("that has run out, was never made or is of one who left leads to the sign-in page", async () => {
    const old = await link();
    await db()
      .update(verification)
      .set({ expiresAt: new Date(Date.now() - 1_000) });
    const gone = await link(operator);
    await db().update(person).set({ endedAt: new Date() }).where(eq(person.name, "Olga"));
    const page = browser(house);
    for (const url of [old, gone, "/api/auth/link?token=guess", "/api/auth/link"])
      expect(leadsTo(await page.go(url))).toBe("/sign-in?error=link");
    expect(await page.whoAmI()).toBeUndefined();
  });

  test("is not used up by a look at its head", async () => {
    const page = browser(house);
    const url = await link();
    const head = await page.go(url, { method: "HEAD" });
    expect([head.status, page.seen]).toEqual([204, []]);
    await page.go(url);
    expect(await page.whoAmI()).toBe("ian@mio.nz");
  });

  test("stands nowhere but in itself", async () => {
    const url = new URL(await link());
    const token = url.searchParams.get("token") ?? "";
    await browser(house).go(url.toString());
    const stored = await Promise.all(
      [verification, event, outbox].map((t) => db().select().from(t)),
    );
    expect(token).toHaveLength(43);
    expect(JSON.stringify([stored, house.platform.logged])).not.toContain(token);
  });

  test.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example/",
    "/runs/..//evil.example/",
    "javascript:alert(1)",
    "http://localhost:8787.evil.example/",
  ])("never leads out of the house: %s", async (to) => {
    const page = browser(house);
    await page.go("/api/v1/sign-in/link", { method: "POST", body: { email: "ian@mio.nz", to } });
    await vi.waitFor(async () => expect(await db().$count(outbox)).toBe(1));
    const [row] = await db().select().from(outbox);
    const path = String(row?.body["to"]);
    expect(path).not.toContain("evil.example/");
    expect(leadsTo(await page.go(await link(owner, path)))).toMatch(/^\/(?![/\\])/);
  });
});

describe("who asks for a link", () => {
  const ask = (page: ReturnType<typeof browser>, email: string) =>
    page.go("/api/v1/sign-in/link", { method: "POST", body: { email } });

  test("is answered the same whether the address is known or not, and only a known one gets a letter", async () => {
    const page = browser(house);
    const [known, unknown] = [await ask(page, "Ian@Mio.nz"), await ask(page, "who@mio.nz")];
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(await known.text()).toBe(await unknown.text());
    await vi.waitFor(async () => expect(await kinds()).toContain("sign-in link asked for"));
    const rows = await db().select().from(outbox);
    expect(rows.map(({ target, body }) => [target, body["mail"]])).toEqual([
      ["mail:ian@mio.nz", "sign-in"],
    ]);
    expect(house.platform.woken).toContainEqual({ name: "send" });
  });

  test("is told to wait after five letters to one address, whoever asks", async () => {
    for (let i = 0; i < 5; i++)
      expect((await ask(browser(house, `203.0.113.${i}`), "a@b.nz")).status).toBe(202);
    const over = await ask(browser(house, "203.0.113.9"), "a@b.nz");
    expect(over.status).toBe(429);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(600);
    expect(over.headers.get("content-type")).toBe("application/problem+json");
    expect((await ask(browser(house), "c@b.nz")).status).toBe(202);
  });

  test("is told to wait when one caller asks for many addresses, whatever they say of their own", async () => {
    const page = browser(house);
    const statuses = [];
    for (let i = 0; i < 21; i++) {
      const headers = {
        "x-forwarded-for": `198.51.100.${i}`,
        "x-mocca-address": `198.51.100.${i}`,
      };
      const body = { email: `p${i}@b.nz` };
      const answer = await page.go("/api/v1/sign-in/link", { method: "POST", body, headers });
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });

  test("with something that is no address is refused in words", async () => {
    const answer = await ask(browser(house), "nobody");
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ faults: [{ path: "email" }] });
  });
});

test("links cannot be tried at will", async () => {
  const page = browser(house, "203.0.113.50");
  const tries = Array.from({ length: 25 }, (_, i) => page.go(`/api/auth/link?token=guess${i}`));
  const answers = await Promise.all(tries);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
});

test("a person may make a link for themselves, and a key may not", async () => {
  const { url } = await call(signInLink, { house, actor: operator }, {});
  const page = browser(house);
  await page.go(url);
  expect(await page.whoAmI()).toBe("olga@mio.nz");
  const key: Actor = { via: "key", person: owner.person, key: "k", scopes: ["look", "own"] };
  await expect(call(signInLink, { house, actor: key }, {})).rejects.toMatchObject({
    code: "not_allowed",
  });
});

test("until an owner has signed in each start has a link for the first one", async () => {
  const url = await firstSignIn(house.platform);
  const page = browser(house);
  await page.go(url ?? "");
  expect(await page.whoAmI()).toBe("ian@mio.nz");
  expect(await firstSignIn(house.platform)).toBeUndefined();
});
