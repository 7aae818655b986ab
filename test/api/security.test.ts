import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../api/app.ts";
import type { Actor } from "../../db/actor.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";
import { baseUrl, signedIn } from "./signed-in.ts";

type Headers = Record<string, string>;

let house: TestHouse;
let app: ReturnType<typeof createApp>;
let owner: Extract<Actor, { via: "terminal" }>;
let ian: Headers;

const html = () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } });

beforeAll(async () => {
  house = await testHouse();
  app = createApp({ house, pages: { answer: async () => html() } });
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  ian = await signedIn(house, owner);
});
afterAll(() => house.close());

const at = (path: string, headers: Headers = {}, init: RequestInit = {}) =>
  app.request(`${baseUrl}${path}`, { headers, ...init });

function guard({ cookie = "" }: Headers, more: Headers) {
  const headers = { "content-type": "application/json", ...(cookie && { cookie }), ...more };
  const body = JSON.stringify({ guarded: false });
  return at("/api/v1/clients/panna/clients/guard", headers, { method: "POST", body });
}

test("a browser runs scripts of our own files alone, and no page may frame ours", async () => {
  for (const path of ["/", "/runs/R-7", "/api/v1/people/me", "/api/nothing", "/healthz"]) {
    const { headers } = await at(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'; script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("connect-src 'self' ws://localhost:8787;");
    for (const rule of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"])
      expect(policy).toContain(rule);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.has("strict-transport-security")).toBe(false);
  }
});

test("over https a browser is told to stay there", async () => {
  const { platform } = house;
  const config = { ...platform.config, baseUrl: "https://mocca.example" };
  const secure = createApp({ house: { ...house, platform: { ...platform, config } } });
  const { headers } = await secure.request("https://mocca.example/healthz");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  expect(headers.get("content-security-policy")).toContain("wss://mocca.example");
});

test("what the API answers is kept by nobody", async () => {
  for (const path of ["/api/v1/people/me", "/api/v1/openapi.json", "/api/nothing"])
    expect((await at(path, ian)).headers.get("cache-control")).toBe("no-store");
});

test.each([
  ["none", {}],
  ["another site's", { origin: "https://evil.example" }],
  ["an environment's", { origin: "http://panna.localhost:8787" }],
  ["another port's", { origin: "http://localhost:9999" }],
  ["an opaque one", { origin: "null" }],
])("a change with a cookie and this Origin is refused: %s", async (_, origin) => {
  const answer = await guard(ian, origin);
  expect(answer.status).toBe(403);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
});

test("behind a proxy that speaks https a page that came without it changes nothing", async () => {
  const { platform } = house;
  const config = { ...platform.config, baseUrl: "https://mocca.example" };
  const secure = createApp({ house: { ...house, platform: { ...platform, config } } });
  const headers = { cookie: "any=thing", "content-type": "application/json" };
  for (const [origin, status] of [
    ["http://mocca.example", 403],
    ["https://mocca.example", 401],
  ] as const) {
    const init = { method: "POST", headers: { ...headers, origin }, body: "{}" };
    const answer = await secure.request("http://mocca.example/api/v1/rooms/say", init);
    expect(answer.status, origin).toBe(status);
  }
});

test("every address of the API refuses a foreign page's change, also one that is not there", async () => {
  const headers = { ...ian, origin: "https://evil.example" };
  for (const path of ["/api/v1/say", "/api/v1/rooms/say", "/api/auth/sign-out", "/api/nothing"])
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await at(path, headers, { method })).status, `${method} ${path}`).toBe(403);
});

test("a change from our own pages is made, and one without a cookie needs no Origin", async () => {
  expect((await guard(ian, { origin: baseUrl })).status).toBe(200);
  expect((await guard({}, {})).status).toBe(401);
});

test("a body of more than a megabyte is refused, told or not", async () => {
  const body = JSON.stringify({ manifest: "x".repeat(1024 * 1024) });
  const headers = { ...ian, "content-type": "application/json" };
  const told = await at("/api/v1/clients/add", headers, { method: "POST", body });
  expect(told.status).toBe(413);
  expect(await told.json()).toMatchObject({ title: expect.stringContaining("1024 KB") });
  const stream = new Blob([body]).stream();
  const init = { method: "POST", body: stream, duplex: "half" } as RequestInit;
  expect((await at("/api/v1/clients/add", headers, init)).status).toBe(413);
});

test("the log tells a bug without who asked, by which key, or what they asked", async () => {
  const broken = { ...house.platform, withDb: () => Promise.reject(new Error("It broke.")) };
  const failing = createApp({ house: { ...house, platform: broken } });
  const secrets = { authorization: "Bearer mocca_key_canary", cookie: "mocca=canary" };
  const answer = await failing.request("/api/v1/clients/list?after=canary", { headers: secrets });
  expect(answer.status).toBe(500);
  const { title } = (await answer.json()) as { title: string };
  const told = house.platform.logged.at(-1);
  expect(told).toMatchObject({ line: "bug", facts: { path: "/api/v1/clients/list" } });
  expect(title).toContain(Object(told?.facts).id);
  expect(JSON.stringify(house.platform.logged)).not.toContain("canary");
});

test("a page is answered on the base URL's host, and every other own host leads there", async () => {
  expect(await (await at("/runs/R-7?tab=logs")).text()).toContain("<!doctype html>");
  const other = await app.request("http://127.0.0.1:8787/runs/R-7?tab=logs");
  expect(other.status).toBe(302);
  expect(other.headers.get("location")).toBe(`${baseUrl}/runs/R-7?tab=logs`);
  const strange = await app.request("http://127.0.0.1:8787//evil.example/");
  expect(strange.headers.get("location")).toBe(`${baseUrl}//evil.example/`);
});

test("no page stands where the API, git, webhooks and the gate answer", async () => {
  const doors = ["/api", "/api/v1/nothing", "/git/x", "/webhooks/x", "/access/x", "/cdn-cgi/x"];
  for (const path of doors) expect((await at(path)).status, path).toBe(404);
  expect((await app.request("http://127.0.0.1:8787/api/v1/openapi.json")).status).toBe(200);
  expect((await at("/runs", {}, { method: "POST" })).status).toBe(404);
});
