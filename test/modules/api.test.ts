import { request } from "node:http";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshInstance, freshInstance } from "./fresh-instance.ts";

let instance: FreshInstance;

beforeAll(async () => {
  instance = await freshInstance();
});

afterAll(() => instance.close());

test("health is open and names the commit alone; who has signed in sees the whole", async () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";
  const said = await (await fetch(`${instance.url}/healthz?deep=1`)).json();
  expect(said).toEqual({ ok: true, commit });
  const whole = await (await instance.send("GET", "/health")).json();
  expect(whole).toEqual({
    ok: true,
    commit,
    environment: "staging",
    modules: { "mocca-client": "1.0.0", "crm-base": "1.2.0" },
    database: "answers",
  });
});

test("nobody comes in without a token, to a page, a file or the API", async () => {
  for (const path of ["/", "/assets/index.js", "/index.html", "/api/crm-base/contacts", "/api"]) {
    const response = await fetch(`${instance.url}${path}`);
    expect([path, response.status]).toEqual([path, 403]);
    expect(await response.json()).toMatchObject({ title: "Not let in" });
  }
});

test("a write from another site is refused; the site's own and a program's go through", async () => {
  const wish = { name: "Cross Site" };
  const from = async (headers: Record<string, string>) =>
    (await instance.send("POST", "/crm-base/contacts", wish, headers)).status;
  expect(await from({ origin: "https://elsewhere.example" })).toBe(403);
  expect(await from({ origin: "null" })).toBe(403);
  expect(await from({ cookie: "CF_Authorization=x" })).toBe(403);
  expect(await from({ origin: instance.url, cookie: "CF_Authorization=x" })).toBe(201);
  expect(await from({})).toBe(201);
});

test("what is not there answers 404: a disabled module, an unknown route, a contact", async () => {
  const id = "00000000-0000-4000-8000-000000000000";
  for (const path of [
    "/board-rm/meetings",
    "/nothing",
    `/crm-base/contacts/${id}`,
    "/crm-base/contacts/7",
  ]) {
    const response = await instance.send("GET", path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.json()).toMatchObject({ detail: expect.any(String) });
  }
});

test("the client's own table and route stand beside the modules'", async () => {
  const response = await instance.send("GET", "/custom/reports");
  expect(await response.json()).toEqual({ reports: [{ title: "Annual report" }] });
});

test("each module has a schema of its own, and a disabled one has none", async () => {
  const client = new Client({ connectionString: instance.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    "select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public)' order by 1",
  );
  await client.end();
  expect(rows.map(({ nspname }) => nspname)).toEqual([
    "crm_base",
    "custom",
    "mocca",
    "mocca_client",
  ]);
});

test("every path that no file has shows the page, with what the Worker knows and no inline script", async () => {
  for (const path of ["/", "/contacts/x", "/index.html"]) {
    const response = await instance.open(path);
    const html = await response.text();
    expect(html).toContain(
      'name="session" content="{&quot;environment&quot;:&quot;staging&quot;,&quot;email&quot;:&quot;mere@panna.nz&quot;}"',
    );
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
  }
  expect((await instance.open("/contacts", { method: "POST" })).status).toBe(405);
});

test("a built file is kept by browsers for good, a missing one is not the page", async () => {
  const html = await (await instance.open("/")).text();
  const script = await instance.open(/src="([^"]+)"/.exec(html)?.[1] ?? "");
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("content-type")).toContain("javascript");
  const missing = await instance.open("/assets/index-gone.js");
  expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, null]);
});

test("the address that the browser used decides what this site is", async () => {
  const { port } = new URL(instance.url);
  const status = await new Promise((resolve, reject) => {
    const headers = {
      host: `panna-test.localhost:${port}`,
      origin: `http://panna-test.localhost:${port}`,
      "content-type": "application/json",
      ...instance.signedIn,
    };
    request({ host: "127.0.0.1", port, path: "/api/crm-base/contacts", method: "POST", headers })
      .on("response", (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end(JSON.stringify({ name: "By Host" }));
  });
  expect(status).toBe(201);
});
