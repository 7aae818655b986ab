import { once } from "node:events";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { Actor } from "../../../../../db/actor.ts";
import { accessApplication, session, signingKey } from "../../../../../db/schema.ts";
import { currentKey, publicKeys } from "../../../../../lucca/access/signing-keys.ts";
import { signToken } from "../../../../../lucca/access/token.ts";
import { issueServiceToken } from "../../../../../mocca/access/issue-service-token.ts";
import { accessPolicies } from "../../../../../mocca/access/policies.ts";
import { revokeServiceToken } from "../../../../../mocca/access/revoke-service-token.ts";
import { ask, call } from "../../../../../mocca/verb.ts";
import { hire } from "../../../../house.ts";
import { askConsole, comeIn, html } from "./sign-in.ts";
import { newWalls, type Walls } from "./walls.ts";

const soon = { timeout: 10_000, interval: 100 };
let walls: Walls;
let owner: Extract<Actor, { via: "terminal" }>;
let people = 0;

beforeAll(async () => {
  walls = await newWalls();
  owner = await hire(walls.house, "Ian", "owner");
}, 60_000);
afterAll(() => walls.close());
beforeEach(() => allow({ dashboard: [], api: [] }));

async function allow(lists: { dashboard: string[]; api: string[] }): Promise<void> {
  for (const part of ["dashboard", "api"] as const)
    await walls.db
      .update(accessApplication)
      .set({ allow: lists[part] })
      .where(eq(accessApplication.part, part));
}

/** Somebody of the house whom no client was given to. */
const member = () => hire(walls.house, `Member${++people}`, "member");
const page = async (cookie: string) => (await walls.front({ headers: { ...html, cookie } })).status;

test("a session that is ended is out within seconds", async () => {
  const { pages, api } = await comeIn(walls, owner);
  expect(await page(pages)).toBe(200);
  await walls.db.delete(session).where(eq(session.personId, owner.person.id));
  await vi.waitFor(async () => expect(await page(pages)).toBe(302), soon);
  const headers = { cookie: api };
  expect((await walls.front({ path: "/api/echo/seen", headers })).status).toBe(401);
});

test("a policy lets people in by address, domain or team, and out again when it is changed", async () => {
  const somebody = await member();
  const { email } = somebody.person;
  for (const entry of [email.toUpperCase(), "@MIO.nz", "team:members"]) {
    await allow({ dashboard: ["x@y.nz", entry], api: [] });
    const { pages, api } = await comeIn(walls, somebody);
    expect([await page(pages), api]).toEqual([200, ""]);
  }
  const { pages } = await comeIn(walls, somebody);
  const others = [`x${email}`, "@o.nz", "@sub.mio.nz", "team:operators", "team:owners"];
  await allow({ dashboard: others, api: [email] });
  await vi.waitFor(async () => expect(await page(pages)).toBe(302), soon);
  expect((await askConsole(walls, somebody)).status).toBe(403);
});

test("the team's own people come in by their right to see the client", async () => {
  const given = await hire(walls.house, "Gina", "member", { client: "panna", role: "member" });
  const { pages, api } = await comeIn(walls, given);
  expect(await page(pages)).toBe(200);
  expect(api).not.toBe("");
});

test("a token is renewed in its last five minutes, and not before", async () => {
  const { pages } = await comeIn(walls, owner);
  const fresh = await walls.front({ headers: { ...html, cookie: pages } });
  expect(fresh.headers["set-cookie"]).toBeUndefined();
  const [row] = await walls.db.select().from(session).where(eq(session.personId, owner.person.id));
  const key = await currentKey(walls.house.platform, walls.db);
  const { dashboard = "" } = await walls.auds("staging");
  const { id: personId, email } = owner.person;
  const bearer = { kind: "person", personId, email, sessionId: row?.id ?? "" } as const;
  vi.useFakeTimers({ now: Date.now() - 11 * 60_000, toFake: ["Date"] });
  const old = await signToken(key, walls.issuer, dashboard, bearer);
  vi.useRealTimers();
  const answer = await walls.front({ headers: { ...html, cookie: `CF_Authorization=${old}` } });
  expect(answer.status).toBe(200);
  const renewed = answer.headers["set-cookie"] ?? [];
  expect(renewed.map((one) => /Path=[^;]*/.exec(one)?.[0])).toEqual(["Path=/", "Path=/api"]);
  expect(await page(renewed[0]?.split(";")[0] ?? "")).toBe(200);
});

test("a write and a WebSocket with a cookie count from the environment's own pages alone", async () => {
  const { api } = await comeIn(walls, owner);
  const post = async (origin: Record<string, string>) =>
    (
      await walls.front({
        path: "/api/echo/seen",
        method: "POST",
        headers: { cookie: api, ...origin },
      })
    ).status;
  const own = `http://${walls.hostOf("staging")}`;
  expect(await post({ origin: own })).toBe(200);
  for (const origin of [{}, { origin: walls.issuer }, { origin: "null" }, { origin: `${own}0` }])
    expect(await post(origin)).toBe(403);
  const upgrade = async (headers: Record<string, string>) => {
    const socket = new WebSocket(`ws://127.0.0.1:${walls.port}/api/echo/socket`, {
      headers: { host: walls.hostOf("staging"), ...headers },
    });
    const [failure] = await once(socket, "error");
    return String(failure.message);
  };
  expect(await upgrade({ origin: own })).toContain("401");
  expect(await upgrade({ cookie: api })).toContain("403");
  expect(await upgrade({ cookie: api, origin: "https://evil.example" })).toContain("403");
  expect(await upgrade({ cookie: api, origin: own })).toContain("404");
});

test("a machine comes in by its service token, where it may and until it is revoked", async () => {
  const asker = { house: walls.house, actor: owner, client: "panna" };
  const input = { project: "panna", environment: "staging" as const, name: "monitoring" };
  const { clientId, secret, hint } = await call(issueServiceToken, asker, input);
  const headers = { "CF-Access-Client-Id": clientId, "CF-Access-Client-Secret": secret };
  const api = { path: "/api/echo/seen", headers };
  const seen = JSON.parse((await walls.front(api)).body);
  expect(seen.email).toBeNull();
  expect(JSON.stringify(seen)).not.toContain(secret);
  expect((await walls.front({ ...api, method: "POST" })).status).toBe(200);
  expect((await walls.front({ headers })).status).toBe(401);
  expect((await walls.front(api, "production")).status).toBe(401);
  const wrong = { ...headers, "CF-Access-Client-Secret": `${secret}x` };
  expect((await walls.front({ ...api, headers: wrong })).status).toBe(401);
  const { machines, applications, team } = await ask(accessPolicies, asker, {});
  expect(machines).toMatchObject([
    { name: "monitoring", environment: "staging", parts: ["api"], hint },
  ]);
  expect(JSON.stringify(machines)).not.toContain(secret);
  expect(applications).toHaveLength(4);
  expect(team.map(({ name }) => name)).toContain("Ian");
  await call(revokeServiceToken, asker, { hint });
  await vi.waitFor(async () => expect((await walls.front(api)).status).toBe(401), soon);
});

test("the Worker reaches the keys of its sign-in, and nothing else of this machine", async () => {
  const { api } = await comeIn(walls, owner);
  const reach = async (url: string) => {
    const path = `/api/echo/reach?url=${encodeURIComponent(url)}`;
    return (await walls.front({ path, headers: { cookie: api } })).body;
  };
  expect(await reach(`${walls.issuer}/cdn-cgi/access/certs`)).toBe("200");
  for (const path of [
    "/",
    "/healthz",
    "/cdn-cgi/access/certs?a=1",
    "/cdn-cgi/access/certs/../../x",
  ])
    expect(await reach(`${walls.issuer}${path}`)).toContain(
      "an environment reaches public addresses only",
    );
});

test("however many ask at once there is one key, and an old one is told until its tokens are out", async () => {
  const { platform } = walls.house;
  await walls.db.delete(signingKey);
  const many = await Promise.all(Array.from({ length: 8 }, () => currentKey(platform, walls.db)));
  expect(new Set(many.map(({ kid }) => kid)).size).toBe(1);
  await walls.db.update(signingKey).set({ createdAt: new Date(Date.now() - 43 * 86_400_000) });
  const next = await currentKey(platform, walls.db);
  expect(next.kid).not.toBe(many[0]?.kid);
  const told = (await publicKeys(walls.db)).map(({ kid }) => kid);
  expect(told).toEqual([next.kid, many[0]?.kid]);
  expect((await currentKey(platform, walls.db)).kid).toBe(next.kid);
  const { pages } = await comeIn(walls, owner);
  await vi.waitFor(async () => expect(await page(pages)).toBe(200), soon);
  const rows = await walls.db.select().from(signingKey);
  expect(JSON.stringify(rows)).not.toContain('"d"');
});

test("an environment whose application is gone is shut for everybody", async () => {
  const { pages, api } = await comeIn(walls, owner);
  const cookie = `${api}; ${pages}`;
  await walls.db.delete(accessApplication).where(eq(accessApplication.part, "api"));
  const asked = () => walls.front({ path: "/api/echo/seen", headers: { cookie } });
  await vi.waitFor(async () => expect((await asked()).status).toBe(503), soon);
  expect(JSON.parse((await asked()).body).detail).toContain("has no access application");
  expect(await page(cookie)).toBe(200);
});
