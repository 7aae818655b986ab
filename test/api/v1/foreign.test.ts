import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../../api/app.ts";
import { fieldsOf } from "../../../api/v1/input-schema.ts";
import { type Route, routes } from "../../../api/v1/routes.ts";
import { issueKey } from "../../../mocca/keys/issue.ts";
import { rights } from "../../../mocca/rights.ts";
import { call } from "../../../mocca/verb.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../../house.ts";
import { signedIn } from "../signed-in.ts";
import { type Foreign, foreignClient } from "./foreign-client.ts";

type Headers = Record<string, string>;

/** Fields that only say how much of a list is wanted, or narrow it to what every client has. */
const neutral = /^(limit|before|after|from|to|state|search|kind|verb|most)$/;

/** Fields that name one thing of a client. */
const naming = /^(client|number|plan|id|key|session|room|thread|seq|run)$/;

/** What answers a question about somebody else's thing with a plain "unknown", and what names nothing of a client. */
const tellsNothing = ["people/may", "notices/read"];

let house: TestHouse;
let app: ReturnType<typeof createApp>;
let theirs: Foreign;
let before: Awaited<ReturnType<Foreign["asItIs"]>>;
const askers: Record<string, Headers> = {};

beforeAll(async () => {
  house = await testHouse();
  app = createApp({ house });
  const owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  const mia = await hire(house, "Mia", "member", { client: "panna", role: "owner" });
  theirs = await foreignClient(house, owner);
  const keyed = async (wanted: { scopes: (typeof rights)[number][]; client?: string }) => {
    const { token } = await call(issueKey, { house, actor: owner }, { name: "ci", ...wanted });
    return { authorization: `Bearer ${token}` };
  };
  askers["a member of another client"] = await signedIn(house, mia);
  askers["a key for another client"] = await keyed({ scopes: [...rights], client: "panna" });
  askers["an owner"] = await signedIn(house, owner);
  askers["a key that looks"] = await keyed({ scopes: ["look"] });
  before = await theirs.asItIs();
});
afterAll(() => house.close());

/** What a route takes, filled with the foreign client's own things; a field that is not known fails. */
function inputOf({ name, input }: Route): Record<string, unknown> {
  const [noun] = name.split("/");
  const known: Record<string, unknown> = theirs.fields;
  const fields = Object.keys(fieldsOf(input)).filter((field) => !neutral.test(field));
  return Object.fromEntries(
    fields.map((field) => {
      const value = known[`${noun}.${field}`] ?? known[field];
      expect(value, `Say in foreign-client.ts what ${name}'s “${field}” is there`).toBeDefined();
      return [field, value];
    }),
  );
}

async function send({ method, path }: Route, client: string, input: object, headers: Headers) {
  const at = path.replace(":client", client);
  if (method === "POST") {
    const body = JSON.stringify(input);
    const json = { ...headers, "content-type": "application/json" };
    const answer = await app.request(at, { method, headers: json, body });
    return { status: answer.status, text: await answer.text(), said: at + body };
  }
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input))
    query.append(name, typeof value === "string" ? value : JSON.stringify(value));
  const answer = await app.request(`${at}?${query}`, { headers });
  return { status: answer.status, text: await answer.text(), said: at + JSON.stringify(input) };
}

type Answer = Awaited<ReturnType<typeof send>>;

/** What an answer tells of the foreign client that was not in the request itself. */
function leaked({ text, said }: Answer): string[] {
  return theirs.marks.flatMap((mark) => {
    if (typeof mark === "string") return text.includes(mark) && !said.includes(mark) ? [mark] : [];
    return mark.test(text) && !mark.test(said) ? [String(mark)] : [];
  });
}

describe.each(["a member of another client", "a key for another client"])("%s", (who) => {
  test.each(routes.map((route) => [route.name, route] as const))("%s", async (_, route) => {
    const headers = askers[who] ?? {};
    const input = inputOf(route);
    expect(route.input.safeParse(input).error, "the input itself is right").toBeUndefined();
    const there = await send(route, theirs.slug, input, headers);
    expect(there.status, there.text).toBeLessThan(500);
    expect(leaked(there)).toEqual([]);
    if (route.scope === "client") {
      expect(there.status, there.text).toBe(404);
      const nowhere = await send(route, "nowhere", input, headers);
      expect(there.text.replaceAll(theirs.slug, "nowhere")).toBe(nowhere.text);
      const here = await send(route, "panna", input, headers);
      expect(here.status, here.text).toBeLessThan(500);
      expect(leaked(here)).toEqual([]);
    } else if (
      !tellsNothing.includes(route.name) &&
      Object.keys(input).some((one) => naming.test(one))
    )
      expect([403, 404], there.text).toContain(there.status);
  });
});

test.each(routes.filter(({ method }) => method === "GET").map((one) => [one.name, one] as const))(
  "%s is answered to who may ask it, so that the refusals above mean something",
  async (_, route) => {
    const answer = await send(route, theirs.slug, inputOf(route), askers["an owner"] ?? {});
    expect([403, 404, 422], answer.text).not.toContain(answer.status);
  },
);

test("nothing of the foreign client has changed by all that", async () => {
  expect(await theirs.asItIs()).toEqual(before);
});

test.each(routes.filter(({ method }) => method === "POST").map((one) => [one.name, one] as const))(
  "a key that looks cannot tell %s",
  async (_, route) => {
    const answer = await send(route, "panna", inputOf(route), askers["a key that looks"] ?? {});
    expect(answer.status, answer.text).toBe(403);
  },
);
