import cloudflareAccess from "@cloudflare/pages-plugin-cloudflare-access";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "../../../../../db/actor.ts";
import { session } from "../../../../../db/schema.ts";
import { currentKey, publicKeys } from "../../../../../lucca/access/signing-keys.ts";
import { hire } from "../../../../house.ts";
import { comeIn } from "./sign-in.ts";
import { type Case, type Key, tokenList } from "./token-list.ts";
import { newWalls, type Walls } from "./walls.ts";

type Middleware = (context: object) => Promise<Response>;

let walls: Walls;
let owner: Extract<Actor, { via: "terminal" }>;
const cases = { dashboard: [] as Case[], api: [] as Case[] };

beforeAll(async () => {
  walls = await newWalls();
  owner = await hire(walls.house, "Ian", "owner");
  await comeIn(walls, owner);
  const auds = await walls.auds("staging");
  const elsewhere = await walls.auds("production");
  const [row] = await walls.db.select().from(session);
  const more = { sub: owner.person.id, identity_nonce: row?.id };
  const key = await signingKey();
  for (const part of ["dashboard", "api"] as const) {
    const wanted = { issuer: walls.issuer, email: owner.person.email };
    const aud = auds[part] ?? "";
    const other = part === "api" ? auds.dashboard : auds.api;
    for (const otherAud of [other ?? "", elsewhere[part] ?? ""])
      cases[part].push(...(await tokenList(key, { ...wanted, aud, otherAud }, more)));
  }
}, 60_000);
afterAll(() => walls.close());
afterEach(() => vi.unstubAllGlobals());

async function signingKey(): Promise<Key> {
  const { kid, key } = await currentKey(walls.house.platform, walls.db);
  const jwk = (await publicKeys(walls.db)).find((one) => one.kid === kid);
  if (jwk === undefined) throw new Error("the key that signs is not told");
  return { kid, key, jwk };
}

/** The cases that a wall judges otherwise than it should, by name. */
async function misjudged(list: Case[], opens: (token: string) => Promise<boolean>) {
  expect(list.length).toBeGreaterThan(30);
  const judged = await Promise.all(
    list.map(async (one) => ((await opens(one.token)) === one.opens ? [] : [one.name])),
  );
  return judged.flat();
}

describe.each([
  ["dashboard", "/"],
  ["api", "/api/echo/seen"],
] as const)("tokens for the %s", (part, path) => {
  test("open the front door when they are right, and in no other case", async () => {
    const opens = async (token: string) =>
      (await walls.front({ path, headers: { cookie: `CF_Authorization=${token}` } })).status ===
      200;
    expect(await misjudged(cases[part], opens)).toEqual([]);
  });

  test("open the Worker when they are right, and in no other case, with no front door before it", async () => {
    const opens = async (token: string) =>
      (await walls.inside({ path, headers: { "cf-access-jwt-assertion": token } })).status === 200;
    expect(await misjudged(cases[part], opens)).toEqual([]);
    expect((await walls.inside({ path })).status).toBe(403);
    const cookie = `CF_Authorization=${cases[part][0]?.token}`;
    expect((await walls.inside({ path, headers: { cookie } })).status).toBe(403);
  });

  test("are judged by Cloudflare's own plugin as they are by us", async () => {
    const { keys } = JSON.parse((await walls.console({ path: "/cdn-cgi/access/certs" })).body);
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (url: string) => {
      asked.push(url);
      return Response.json({ keys });
    });
    const aud = (await walls.auds("staging"))[part] ?? "";
    const list = cases[part].filter(({ ours }) => ours !== true);
    expect(await misjudged(list, (token) => pluginOpens(token, walls.issuer, aud))).toEqual([]);
    expect(new Set(asked)).toEqual(new Set([`${walls.issuer}/cdn-cgi/access/certs`]));
  });
});

/** Whether Cloudflare's middleware lets a request with this assertion through. */
async function pluginOpens(token: string, domain: string, aud: string): Promise<boolean> {
  const request = new Request("https://panna.example.nz/", {
    headers: { "Cf-Access-Jwt-Assertion": token },
  });
  const context = {
    ...{ request, functionPath: "", env: {}, params: {}, data: {} },
    next: async () => new Response("in"),
    waitUntil: () => undefined,
    passThroughOnException: () => undefined,
  };
  // Its types want a team domain of Cloudflare's and a whole Pages project; it reads these alone.
  const plugin = cloudflareAccess as unknown as (args: object) => Middleware;
  return (await plugin({ domain, aud })(context)).status === 200;
}
