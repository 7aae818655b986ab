import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../../api/app.ts";
import { fieldsOf, inputSchema } from "../../../api/v1/input-schema.ts";
import { openApi } from "../../../api/v1/open-api.ts";
import { routes } from "../../../api/v1/routes.ts";
import { apiKey, event, inbox, person } from "../../../db/schema.ts";
import { issueKey } from "../../../mocca/keys/issue.ts";
import { call } from "../../../mocca/verb.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../../house.ts";
import { signedIn } from "../signed-in.ts";

type Headers = Record<string, string>;

let house: TestHouse;
let app: ReturnType<typeof createApp>;
/** The same with a terminal's door. */
let whole: typeof app;
let ian: Headers;
let key: Headers;

beforeAll(async () => {
  house = await testHouse();
  app = createApp({ house });
  const say = { secret: "s", ownerEmail: "ian@mio.nz", closing: new AbortController().signal };
  whole = createApp({ house, say });
  const owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  ian = await signedIn(house, owner);
  const wanted = { name: "ci", scopes: ["look", "own"] as const };
  const { token } = await call(
    issueKey,
    { house, actor: owner },
    {
      ...wanted,
      scopes: [...wanted.scopes],
    },
  );
  key = { authorization: `Bearer ${token}` };
});
afterAll(() => house.close());

const get = (path: string, headers: Headers = ian) => app.request(`/api/v1/${path}`, { headers });

function post(path: string, body: unknown, more: Headers = {}, headers: Headers = ian) {
  return app.request(`/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers, ...more },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

const newPerson = (name: string) => ({ name, email: `${name}@mio.nz`, role: "member" });
const people = async (email: string) =>
  (await house.platform.database.db.select().from(person).where(eq(person.email, email))).length;

test("no address of the API stands for two things", () => {
  const all = routes.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(all).size).toBe(all.length);
  const names = routes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("nobody is answered without a session or a key", async () => {
  for (const { method, path } of routes) {
    const answer = await app.request(path.replace(":client", "panna"), { method });
    expect(answer.status, `${method} ${path}`).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
  expect((await get("clients/list", { authorization: "Bearer mocca_key_nothing" })).status).toBe(
    401,
  );
});

test("a question is answered to a session and to a key alike", async () => {
  const mine = await get("clients/panna/clients/show");
  expect(mine.status).toBe(200);
  expect(mine.headers.get("cache-control")).toBe("no-store");
  const body = (await mine.json()) as { client: unknown; projects: unknown };
  expect(body).toMatchObject({ client: { slug: "panna" } });
  const keys = await (await get("clients/panna/clients/show", key)).json();
  expect(keys).toMatchObject({ client: body.client, projects: body.projects });
});

test("an address's words become what the question takes", async () => {
  const answer = await get("keys/list?limit=1&all=true");
  expect(await answer.json()).toMatchObject({ rows: [{ name: "ci", scopes: ["look", "own"] }] });
  const wrong = await get("keys/list?limit=many&limits=3");
  expect(wrong.status).toBe(422);
  const { faults } = (await wrong.json()) as { faults: { path: string; found: string }[] };
  expect(faults.map(({ path }) => path).sort()).toEqual(["limit", "the whole value"]);
  expect((await get("keys/list?limit=201")).status).toBe(422);
});

test("each list answers a page of rows", async () => {
  const lists = routes.filter((one) => one.method === "GET" && "limit" in fieldsOf(one.input));
  expect(lists.length).toBeGreaterThan(5);
  for (const { path, input } of lists) {
    const query = inputSchema(input).required?.includes("project") ? "?project=panna" : "";
    const answer = await app.request(`${path.replace(":client", "panna")}${query}`, {
      headers: ian,
    });
    expect(await answer.json(), path).toMatchObject({ rows: expect.any(Array) });
  }
});

test("the API has no address that is in neither its lists nor its document", () => {
  const { paths } = openApi(house.platform.config);
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const mounted = whole.routes
    .filter(({ path }) => path.startsWith("/api/v1/"))
    .map(({ method, path }) => `${method} ${path.replace(":client", "{client}")}`);
  expect(mounted.length).toBeGreaterThan(routes.length);
  expect(mounted.filter((one) => !told.includes(one))).toEqual(["GET /api/v1/openapi.json"]);
});

test("whatever the API's document tells of is there", async () => {
  const { paths } = openApi(house.platform.config);
  for (const [path, methods] of Object.entries(paths))
    for (const method of Object.keys(methods)) {
      const at = path.replace(/\{\w+\}/, "panna");
      const answer = await whole.request(at, { method: method.toUpperCase() });
      expect(await answer.text(), `${method} ${path}`).not.toContain("There is nothing here.");
    }
});

test("what is not JSON is refused before anything is done", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await post("people/add", "email=a", form)).status).toBe(415);
  expect((await post("people/add", "{", {})).status).toBe(400);
  expect((await post("people/add", "[]", {})).status).toBe(422);
  expect((await post("keys/revoke", { key: "x", more: 1 })).status).toBe(422);
});

test("a refusal is a problem in words with its next step", async () => {
  const answer = await get("clients/nowhere/clients/show");
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    title: "There is no client “nowhere” here that you may see.",
    status: 404,
    code: "not_found",
    next: "See /client list.",
  });
});

test("a verb is told as the person who is signed in", async () => {
  const answer = await post("clients/panna/clients/guard", { guarded: true });
  expect(await answer.json()).toEqual({ name: "Panna", guarded: true });
  const { db } = house.platform.database;
  const [told] = await db.select().from(event).orderBy(desc(event.seq)).limit(1);
  expect(told).toMatchObject({ kind: "client guarded", actor: { via: "console" } });
});

test("the same request again changes nothing and has the first answer", async () => {
  const twice = { "idempotency-key": "once-1" };
  const first = await post("people/add", newPerson("ann"), twice);
  expect(first.status).toBe(200);
  const again = await post("people/add", newPerson("ann"), twice);
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(await first.json());
  expect(await people("ann@mio.nz")).toBe(1);
});

test("two of the same request at one moment have one effect and one answer", async () => {
  const twice = { "idempotency-key": "once-2" };
  const both = [1, 2].map(() => post("people/add", newPerson("bea"), twice));
  const answers = await Promise.all((await Promise.all(both)).map((answer) => answer.json()));
  expect(answers[0]).toMatchObject({ email: "bea@mio.nz" });
  expect(answers[1]).toEqual(answers[0]);
});

test("a key that was used for something else is refused", async () => {
  const used = { "idempotency-key": "once-3" };
  await post("people/add", newPerson("cay"), used);
  const other = await post("people/add", newPerson("dee"), used);
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ title: expect.stringContaining("Idempotency-Key") });
  expect(await people("dee@mio.nz")).toBe(0);
  expect((await post("clients/panna/clients/guard", newPerson("cay"), used)).status).toBe(422);
  expect(
    (await post("people/add", newPerson("dee"), { "idempotency-key": "no good" })).status,
  ).toBe(422);
});

test("each person and key has its own names for requests", async () => {
  const same = { "idempotency-key": "once-4" };
  expect((await post("people/add", newPerson("eve"), same)).status).toBe(200);
  expect((await post("people/add", newPerson("fay"), same, key)).status).toBe(200);
  expect(await people("fay@mio.nz")).toBe(1);
});

test("a refused request may be sent again once what stood in its way is gone", async () => {
  const again = { "idempotency-key": "once-5" };
  const asked = () => post("clients/gelato/clients/guard", { guarded: true }, again);
  expect((await asked()).status).toBe(404);
  await addTestClient(house, "gelato", "Gelato");
  expect((await asked()).status).toBe(200);
});

test("a secret is shown once, and stands in no stored answer", async () => {
  const once = { "idempotency-key": "once-6" };
  const wanted = { name: "reports", scopes: ["look"] };
  const first = await post("keys/issue", wanted, once);
  const { token } = (await first.json()) as { token: string };
  expect(token).toMatch(/^mocca_key_/);
  const again = await post("keys/issue", wanted, once);
  expect(again.status).toBe(409);
  expect(await again.text()).not.toContain("mocca_key_");
  const { db } = house.platform.database;
  expect(JSON.stringify(await db.select().from(inbox))).not.toContain(token.slice(10, 24));
  expect(await db.select().from(apiKey).where(eq(apiKey.name, "reports"))).toHaveLength(1);
});
