import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contact, ContactList } from "../../modules/crm-base/contact.ts";
import { emptyDatabase, type TestDatabase } from "../database.ts";
import { startInstance } from "./instance.ts";
import { composed } from "./panna.ts";
import { withReports } from "./reports.ts";

let database: TestDatabase;
let folder: string;
let instance: Awaited<ReturnType<typeof startInstance>>;

beforeAll(async () => {
  database = await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "mocca-instance-"));
  instance = await startInstance(folder, withReports(await composed()), database.url);
});

afterAll(async () => {
  await instance.close();
  await database.close();
  await rm(folder, { recursive: true });
});

function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(`${instance.url}/api${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function add(fields: object): Promise<Contact> {
  const response = await send("POST", "/crm-base/contacts", fields);
  expect(response.status).toBe(201);
  // The API's own answer.
  return (await response.json()) as Contact;
}

async function list(search: string): Promise<ContactList> {
  const response = await send("GET", `/crm-base/contacts?${search}`);
  expect(response.status).toBe(200);
  // The API's own answer.
  return (await response.json()) as ContactList;
}

const names = ({ contacts }: ContactList) => contacts.map(({ name }) => name);

test("health names the commit, the environment and the modules, and asks the database when told to", async () => {
  const said = await (await fetch(`${instance.url}/healthz`)).json();
  expect(said).toEqual({
    ok: true,
    commit: "0123456789abcdef0123456789abcdef01234567",
    environment: "staging",
    modules: { "mocca-client": "1.0.0", "crm-base": "1.2.0" },
  });
  const deep = await (await fetch(`${instance.url}/healthz?deep=1`)).json();
  expect(deep).toMatchObject({ ok: true, database: "answers" });
});

test("a contact that is added is found again by any part of it, without its accents", async () => {
  const word = "Whakatū";
  const added = await add({
    name: `Ānaru ${word}`,
    email: "anaru@whakatu.nz",
    phone: "+64 21 555 0123",
    organisation: "Te Pūtea Trust",
  });
  for (const search of ["anaru whakatu", "WHAKATU putea", "whakatu.nz", "whakatu 0215550123"]) {
    expect(names(await list(`q=${encodeURIComponent(search)}`))).toEqual([added.name]);
  }
  expect(names(await list("q=whakatu%25"))).toEqual([]);
  const alone = await send("GET", `/crm-base/contacts/${added.id}`);
  expect(await alone.json()).toEqual(added);
});

test("a list is read page by page, in the order of letters, with none missing or twice", async () => {
  for (const first of ["Zoe", "āta", "Bea", "Āwhina", "cal"])
    await add({ name: `${first} Pagepage` });
  const first = await list("q=pagepage&limit=2");
  expect(first.total).toBe(5);
  await add({ name: "Aaa Pagepage" });
  const second = await list(`q=pagepage&limit=2&after=${encodeURIComponent(first.next ?? "")}`);
  const third = await list(`q=pagepage&limit=2&after=${encodeURIComponent(second.next ?? "")}`);
  const seen = [first, second, third].flatMap(names).map((name) => name.split(" ")[0]);
  expect(seen).toEqual(["āta", "Āwhina", "Bea", "cal", "Zoe"]);
  expect(third.next).toBeNull();
  expect((await send("GET", "/crm-base/contacts?after=nonsense")).status).toBe(400);
});

test("what cannot be kept is refused by field, and nothing is kept", async () => {
  const wrong = {
    name: "  ",
    email: "mere at example",
    phone: "call me",
    notes: "x".repeat(10_001),
  };
  const refused = await send("POST", "/crm-base/contacts", wrong);
  expect(refused.status).toBe(422);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(await refused.json()).toMatchObject({
    faults: ["name", "email", "phone", "notes"].map((path) => ({ path })),
  });
  const nul = await send("POST", "/crm-base/contacts", { name: "Nul\0" });
  expect(nul.status).toBe(422);
  const text = await fetch(`${instance.url}/api/crm-base/contacts`, { method: "POST", body: "{" });
  expect(text.status).toBe(422);
  const long = await send("POST", "/crm-base/contacts", { name: "x".repeat(300_000) });
  expect(long.status).toBe(413);
});

test("a form that is sent twice adds one contact and one notice", async () => {
  const id = "0d4ff1c6-6f60-4f0a-9f0a-111111111111";
  const both = await Promise.all(
    [1, 2].map(() => send("POST", "/crm-base/contacts", { id, name: "Twice Sent" })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect((await list("q=twice+sent")).total).toBe(1);
  const answer = await (await send("GET", "/mocca-client/notifications")).text();
  expect(answer.split("Twice Sent was added").length).toBe(2);
});

test("an edit over somebody else's is refused with what stands there, and goes through when told to", async () => {
  const { id, version, ...fields } = await add({ name: "Edited Person", phone: "021 1" });
  const theirs = await send("PUT", `/crm-base/contacts/${id}`, {
    ...fields,
    phone: "021 2",
    version,
  });
  expect(await theirs.json()).toMatchObject({ phone: "021 2", version: 2 });
  const ours = { ...fields, phone: "021 3", version };
  const refused = await send("PUT", `/crm-base/contacts/${id}`, ours);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ current: { phone: "021 2", version: 2 } });
  const over = await send("PUT", `/crm-base/contacts/${id}`, { ...ours, version: 2 });
  expect(await over.json()).toMatchObject({ phone: "021 3", version: 3 });
  const again = await send("PUT", `/crm-base/contacts/${id}`, { ...ours, version: 2 });
  expect([again.status, await again.json()]).toMatchObject([200, { version: 3 }]);
});

test("an archived contact leaves the list for the archive and comes back", async () => {
  const { id } = await add({ name: "Archie Vist" });
  const archive = () => send("POST", "/crm-base/contacts/archive", { ids: [id] });
  expect(await (await archive()).json()).toEqual({ changed: 1 });
  expect(await (await archive()).json()).toEqual({ changed: 0 });
  expect((await list("q=archie+vist")).total).toBe(0);
  expect(names(await list("q=archie+vist&state=archived"))).toEqual(["Archie Vist"]);
  await send("POST", "/crm-base/contacts/restore", { ids: [id] });
  expect(names(await list("q=archie+vist"))).toEqual(["Archie Vist"]);
});

test("an exported list holds no formula and keeps its phone numbers", async () => {
  await add({
    name: '=HYPERLINK("x") Csvtest',
    phone: "+64 21 555 0199",
    organisation: "-2+3 Ltd",
  });
  const response = await send("GET", "/crm-base/contacts.csv?q=csvtest");
  expect(response.headers.get("content-disposition")).toContain("contacts-active.csv");
  expect(await response.text()).toContain(
    `"'=HYPERLINK(""x"") Csvtest","","+64 21 555 0199","'-2+3 Ltd"`,
  );
});

test("a write from another site is refused; the site's own and a program's go through", async () => {
  const wish = { name: "Cross Site" };
  const from = async (headers: Record<string, string>) =>
    (await send("POST", "/crm-base/contacts", wish, headers)).status;
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
    const response = await send("GET", path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.json()).toMatchObject({ detail: expect.any(String) });
  }
});

test("the client's own table and route stand beside the modules'", async () => {
  const response = await send("GET", "/custom/reports");
  expect(await response.json()).toEqual({ reports: [{ title: "Annual report" }] });
});

test("each module has a schema of its own, and a disabled one has none", async () => {
  const client = new Client({ connectionString: database.url });
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
    const response = await fetch(`${instance.url}${path}`);
    const html = await response.text();
    expect(html).toContain(
      'name="session" content="{&quot;environment&quot;:&quot;staging&quot;}"',
    );
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
  expect((await fetch(`${instance.url}/contacts`, { method: "POST" })).status).toBe(405);
});

test("a built file is kept by browsers for good, a missing one is not the page", async () => {
  const html = await (await fetch(instance.url)).text();
  const script = await fetch(`${instance.url}${/src="([^"]+)"/.exec(html)?.[1]}`);
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("content-type")).toContain("javascript");
  const missing = await fetch(`${instance.url}/assets/index-gone.js`);
  expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, null]);
});

test("the address that the browser used decides what this site is", async () => {
  const { port } = new URL(instance.url);
  const status = await new Promise((resolve, reject) => {
    const headers = {
      host: `panna-test.localhost:${port}`,
      origin: `http://panna-test.localhost:${port}`,
      "content-type": "application/json",
    };
    request({ host: "127.0.0.1", port, path: "/api/crm-base/contacts", method: "POST", headers })
      .on("response", (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end(JSON.stringify({ name: "By Host" }));
  });
  expect(status).toBe(201);
});
