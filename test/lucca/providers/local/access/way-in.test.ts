import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../../../../db/actor.ts";
import { accessCode } from "../../../../../db/schema.ts";
import { signedIn } from "../../../../api/signed-in.ts";
import { hire } from "../../../../house.ts";
import { arrive, askConsole, comeIn, html, leadsTo } from "./sign-in.ts";
import { newWalls, type Walls } from "./walls.ts";

let walls: Walls;
let owner: Extract<Actor, { via: "terminal" }>;
let stranger: Extract<Actor, { via: "terminal" }>;

beforeAll(async () => {
  walls = await newWalls();
  owner = await hire(walls.house, "Ian", "owner");
  stranger = await hire(walls.house, "Sam", "member");
}, 60_000);
afterAll(() => walls.close());

test("a person without a cookie is sent to the console, and from there to sign in and back", async () => {
  const sent = await walls.front({ path: "/contacts?q=a%26b", headers: html });
  expect(sent.status).toBe(302);
  const { pathname, searchParams, origin } = new URL(sent.headers.location ?? "");
  expect([origin, pathname]).toEqual([walls.issuer, "/access/sign-in"]);
  const state = searchParams.get("state");
  expect(sent.headers["set-cookie"]).toEqual([
    `CF_State=${state}; Path=/; Max-Age=900; HttpOnly; SameSite=Lax`,
  ]);
  expect(Object.fromEntries(searchParams)).toEqual({
    state,
    aud: (await walls.auds("staging")).dashboard,
    host: "panna-test.localhost",
    to: "/contacts?q=a%26b",
  });
  const unknown = await walls.console({ path: leadsTo(sent), headers: html });
  expect(unknown.status).toBe(302);
  expect(new URL(leadsTo(unknown), walls.issuer).searchParams.get("to")).toBe(leadsTo(sent));
});

test("a person who may goes through to what they asked for, and the environment knows them", async () => {
  const back = await askConsole(walls, owner, "/contacts?q=1");
  expect(back.headers.location).toMatch(
    new RegExp(`^http://${walls.hostOf("staging")}/cdn-cgi/access/callback\\?code=`),
  );
  const arrived = await arrive(walls, leadsTo(back));
  expect([arrived.status, arrived.headers.location]).toEqual([302, "/contacts?q=1"]);
  const cookies = arrived.headers["set-cookie"] ?? [];
  expect(cookies.map((one) => one.replace(/=[\w.-]+;/, "=…;"))).toEqual([
    "CF_Authorization=…; Path=/; Max-Age=900; HttpOnly; SameSite=Lax",
    "CF_Authorization=…; Path=/api; Max-Age=900; HttpOnly; SameSite=Lax",
  ]);
  const [pages = "", api = ""] = cookies.map((one) => one.split(";")[0]);
  const page = await walls.front({ path: "/contacts", headers: { ...html, cookie: pages } });
  expect(page.status).toBe(200);
  expect(page.body).toContain("&quot;email&quot;:&quot;ian@mio.nz&quot;");
  const both = { cookie: `${api}; other=1; ${pages}` };
  const seen = JSON.parse((await walls.front({ path: "/api/echo/seen", headers: both })).body);
  expect(seen.email).toBe("ian@mio.nz");
  expect(seen.headers).toMatchObject({
    cookie: "other=1",
    "cf-access-jwt-assertion": api.slice("CF_Authorization=".length),
    "cf-access-authenticated-user-email": "ian@mio.nz",
  });
});

test("each of an environment's hosts has a way in of its own", async () => {
  const { dashboard = "" } = await walls.auds("staging");
  const { cookie = "" } = await signedIn(walls.house, owner);
  const at = async (host: string) => {
    const path = `/access/sign-in?${new URLSearchParams({ aud: dashboard, host, to: "/" })}`;
    return walls.console({ path, headers: { cookie } });
  };
  const domain = await at("panna-test.example.nz");
  expect(domain.headers.location).toContain(`http://panna-test.example.nz:${walls.port}/cdn-cgi/`);
  for (const host of ["panna.localhost", "evil.example", "localhost", "panna-test.localhost:1"])
    expect((await at(host)).status).toBe(404);
});

test("a person without the right is told who they are, where they may not go and whom to ask", async () => {
  const told = await askConsole(walls, stranger);
  expect(told.status).toBe(403);
  expect(told.body).toContain("You are signed in as sam@mio.nz");
  expect(told.body).toContain("the dashboard of Panna · staging is not open to you");
  expect(told.body).toContain("Ask owner@mocca.localhost");
});

test("a program, and a call of the API, is told in words instead of being sent away", async () => {
  for (const asked of [{ path: "/" }, { path: "/api/echo/seen", headers: html }])
    expect((await walls.front(asked)).status).toBe(401);
  const said = await walls.front({ path: "/api/echo/seen" });
  expect(said.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(said.body).detail).toContain(
    "Panna (staging) is open to people who have signed in",
  );
  expect((await walls.front({ headers: html, method: "POST" })).status).toBe(401);
});

test("nobody is signed in by a link that another browser was given", async () => {
  const path = leadsTo(await askConsole(walls, owner));
  for (const headers of [{}, { cookie: "CF_State=another" }, { cookie: "CF_State=" }])
    expect((await walls.front({ path, headers })).status).toBe(403);
  expect((await walls.front({ path: path.replace(/&state=[^&]*/, "") })).status).toBe(403);
  expect((await arrive(walls, path)).status).toBe(302);
});

test("a code counts once, within a minute, and at its own environment alone", async () => {
  const codeIn = async () => leadsTo(await askConsole(walls, owner));
  const once = await codeIn();
  expect((await arrive(walls, once, "production")).status).toBe(403);
  expect((await arrive(walls, once)).status).toBe(302);
  expect((await arrive(walls, once)).status).toBe(403);
  const late = await codeIn();
  await walls.db.update(accessCode).set({ expiresAt: new Date(Date.now() - 1) });
  const refused = await arrive(walls, late);
  expect([refused.status, refused.headers["set-cookie"]]).toEqual([403, undefined]);
  expect(refused.body).toContain("Open the page again");
  const stored = await walls.db.select().from(accessCode);
  expect(JSON.stringify(stored)).not.toContain(new URLSearchParams(once.split("?")[1]).get("code"));
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example",
  "/.//evil.example",
  "/%2e//evil.example",
  "\t//evil.example",
  "javascript:alert(1)",
])("a way back to %j leads to the first page instead", async (to) => {
  const back = new URL(leadsTo(await askConsole(walls, owner)), walls.issuer);
  back.searchParams.set("to", to);
  const { location } = (await arrive(walls, `${back.pathname}${back.search}`)).headers;
  expect(location).toBe("/");
});

test("health is open and says no more than the commit; the keys are open; nothing else is", async () => {
  for (const path of ["/healthz", "/healthz?deep=1"]) {
    const said = { ok: true, commit: "0123456789abcdef" };
    expect(JSON.parse((await walls.front({ path })).body)).toEqual(said);
    expect(JSON.parse((await walls.inside({ path })).body)).toEqual(said);
  }
  await comeIn(walls, owner);
  const at = { path: "/cdn-cgi/access/certs" };
  const keys = JSON.parse((await walls.front(at)).body);
  expect(keys.keys).toHaveLength(1);
  expect(Object.keys(keys.keys[0]).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
  expect(JSON.parse((await walls.console(at)).body)).toEqual(keys);
  for (const path of [
    "//healthz",
    "/healthz/",
    "/%68ealthz",
    "/healthz/../api/echo/seen",
    "/cdn-cgi/x",
  ])
    expect(`${path} ${(await walls.front({ path })).status}`).toMatch(/ 40[14]$/);
});

test("an encoded path does not slip past the application that it belongs to", async () => {
  const { pages } = await comeIn(walls, owner);
  const { status } = await walls.front({ path: "/%61pi/echo/seen", headers: { cookie: pages } });
  expect(status).toBe(403);
});
