import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../../api/app.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../../house.ts";
import { baseUrl, signedIn } from "../signed-in.ts";

type Headers = Record<string, string>;

let house: TestHouse;
let app: ReturnType<typeof createApp>;
let ian: Headers;

beforeAll(async () => {
  house = await testHouse();
  app = createApp({ house });
  ian = await signedIn(house, await hire(house, "Ian", "owner"));
  await addTestClient(house, "panna", "Panna");
});
afterAll(() => house.close());

const get = (path: string, init: RequestInit = {}) =>
  app.request(`${baseUrl}${path}`, { headers: ian, ...init });

function post(path: string, body: object, who = ian) {
  const headers = { ...who, "content-type": "application/json" };
  return get(path, { method: "POST", headers, body: JSON.stringify(body) });
}

test("a known address that is asked in the wrong way says which way is right", async () => {
  for (const [method, path, right] of [
    ["POST", "/api/v1/people/me", "GET, HEAD"],
    ["PUT", "/api/v1/rooms/say", "POST"],
    ["GET", "/api/v1/clients/panna/environments/provision", "POST"],
  ] as const) {
    const answer = await get(path, { method });
    expect([answer.status, answer.headers.get("allow")], path).toEqual([405, right]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
  for (const path of ["/api/v1/nothing", "/api/v1/clients/panna/nothing", "/api/v1/people/me/x"])
    expect((await get(path, { method: "PUT" })).status, path).toBe(404);
});

test("a letter that no database keeps is refused in words, wherever it stands", async () => {
  const half = "\ud800";
  for (const answer of [
    await get("/api/v1/clients/%00/clients/show"),
    await get("/api/v1/people/may?client=a%00b"),
    await get("/access/sign-in?aud=0190a0a0-0000-7000-8000-000000000000&host=%00"),
    await post("/api/v1/clients/panna/people/give", { email: "a\0b", role: "member" }),
    await post("/api/v1/people/add", { email: "pat@mio.nz", name: `Pat${half}`, role: "member" }),
  ])
    expect([404, 422]).toContain(answer.status);
  expect(house.platform.logged).toEqual([]);
  const name = "Pat \\u0000 \ud83d\ude00";
  const kept = await post("/api/v1/people/add", { email: "pat@mio.nz", name, role: "member" });
  expect(await kept.json()).toMatchObject({ name });
});

test("somebody who changes much too often is told to wait, and nobody else is", async () => {
  const olga = await signedIn(house, await hire(house, "Olga", "owner"));
  const tries = Array.from({ length: 250 }, () =>
    post("/api/v1/rooms/direct", { email: "x" }, olga),
  );
  const answers = await Promise.all(tries);
  const over = answers.filter(({ status }) => status === 429);
  expect(over).toHaveLength(10);
  expect(Number(over[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(over[0]?.headers.get("content-type")).toBe("application/problem+json");
  expect((await post("/api/v1/people/add", {}, olga)).status).toBe(429);
  expect((await get("/api/v1/people/me", { headers: olga })).status).toBe(200);
  expect((await post("/api/v1/rooms/direct", { email: "x" })).status).toBe(404);
});
