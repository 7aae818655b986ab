import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { event, person, session } from "../../db/schema.ts";
import { makeLink } from "../../mocca/people/make-link.ts";
import { hire, type TestHouse, testHouse } from "../house.ts";
import { browser } from "./auth-browser.ts";

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

async function signedIn(actor = owner) {
  const page = browser(house);
  await page.go(await link(actor));
  return page;
}

describe("the cookie of a session", () => {
  test("is for this host alone, unseen by scripts and not sent by other sites' forms", async () => {
    const page = await signedIn();
    const [set = ""] = page.seen;
    expect(set).toMatch(/^mocca\.session_token=/);
    expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(set).not.toMatch(/domain/i);
  });

  test("is held to https and its host by the browser itself where the house has https", async () => {
    house.platform.config.baseUrl = "https://mocca.example";
    const page = await signedIn();
    const [set = ""] = page.seen;
    expect(set).toMatch(
      /^__Host-mocca\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(set).not.toMatch(/domain/i);
    expect(await page.whoAmI()).toBe("ian@mio.nz");
  });

  test("is worth nothing when it was changed, or signed by another house", async () => {
    const page = await signedIn();
    const [[name = "", value = ""] = []] = page.cookies;
    for (const wrong of [value.replace(/^./, "A"), value.split(".")[0] ?? "", "", `${value}x`]) {
      page.cookies.set(name, wrong);
      expect(await page.whoAmI()).toBeUndefined();
    }
    page.cookies.set(name, value);
    expect(await page.whoAmI()).toBe("ian@mio.nz");
    house.platform.config.masterKey = new Uint8Array(32);
    expect(await page.whoAmI()).toBeUndefined();
  });
});

describe("a session", () => {
  test("tells where it comes from by the socket, and lives thirty days from its last use", async () => {
    const page = browser(house);
    await page.go(await link(), {
      headers: { "x-forwarded-for": "198.51.100.9", "user-agent": "Firefox" },
    });
    const [row] = await db().select().from(session);
    expect(row).toMatchObject({
      ipAddress: "203.0.113.7",
      userAgent: "Firefox",
      personId: owner.person.id,
    });
    expect(days(row?.expiresAt)).toBe(30);
    const earlier = new Date(Date.now() - 86_400_000);
    await db()
      .update(session)
      .set({ updatedAt: earlier, expiresAt: new Date(Date.now() + 86_400_000) });
    expect(await page.whoAmI()).toBe("ian@mio.nz");
    await vi.waitFor(async () => {
      const [now] = await db().select().from(session);
      expect(days(now?.expiresAt)).toBe(30);
    });
    await db()
      .update(session)
      .set({ expiresAt: new Date(Date.now() - 1_000) });
    expect(await page.whoAmI()).toBeUndefined();
  });

  test("ends with signing out, which is recorded", async () => {
    const page = await signedIn();
    const kept = new Map(page.cookies);
    expect((await page.go("/api/auth/sign-out", { method: "POST", body: {} })).status).toBe(200);
    for (const [name, value] of kept) page.cookies.set(name, value);
    expect(await page.whoAmI()).toBeUndefined();
    expect(await kinds()).toEqual(["signed in", "signed out"]);
  });

  test("is out at once when it is ended or its person leaves", async () => {
    const [mine, other] = [await signedIn(), await signedIn()];
    const [, second] = await db().select().from(session).orderBy(session.createdAt);
    const body = { session: second?.id };
    const ended = await mine.go("/api/v1/people/end-session", { method: "POST", body });
    expect(ended.status).toBe(200);
    expect([await mine.whoAmI(), await other.whoAmI()]).toEqual(["ian@mio.nz", undefined]);
    const operators = await signedIn(operator);
    await db().update(person).set({ endedAt: new Date() }).where(eq(person.name, "Olga"));
    expect(await operators.whoAmI()).toBeUndefined();
  });
});

describe("a request that carries a cookie and writes", () => {
  test.each([
    ["from a foreign page", { origin: "https://evil.example" }],
    ["from a page of an environment", { origin: "http://panna.localhost:8787" }],
    ["that says nothing of where it comes from", { origin: "" }],
    ["from an opaque origin", { origin: "null" }],
  ])("%s is refused", async (_, headers) => {
    const page = await signedIn();
    for (const path of ["/api/auth/sign-out", "/api/auth/passkey/delete-passkey"]) {
      const answer = await page.go(path, { method: "POST", body: {}, headers });
      expect(answer.status).toBe(403);
    }
    expect(await page.whoAmI()).toBe("ian@mio.nz");
  });
});

test("nothing of the sign-in library is open but what the house needs", async () => {
  const page = await signedIn();
  for (const path of [
    "sign-up/email",
    "sign-in/email",
    "update-user",
    "delete-user",
    "change-email",
    "link-social",
    "request-password-reset",
  ])
    expect((await page.go(`/api/auth/${path}`, { method: "POST", body: {} })).status).toBe(404);
  for (const path of [
    "get-session",
    "list-sessions",
    "list-accounts",
    "ok",
    "error",
    "callback/github",
  ])
    expect((await page.go(`/api/auth/${path}`)).status).toBe(404);
});

function days(until: Date | undefined): number {
  return Math.round(((until?.getTime() ?? 0) - Date.now()) / 86_400_000);
}
