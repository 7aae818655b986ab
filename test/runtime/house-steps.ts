import { z } from "zod";
import { fieldsOf, inputSchema } from "../../api/v1/input-schema.ts";
import { type Route, routes } from "../../api/v1/routes.ts";
import { rights } from "../../mocca/rights.ts";
import { manifestOf } from "../house.ts";
import type { Step, Visit } from "./step.ts";

const made = z.object({ token: z.string() });
const rooms = z.array(z.object({ kind: z.string(), threadId: z.string() }));
const kea = { manifest: manifestOf("kea", "Kea") };
const tui = { manifest: manifestOf("tui") };
const ci = { name: "ci", scopes: rights };
const first = { "idempotency-key": "k-1" };
const second = { "idempotency-key": "k-2" };

/** What people of the team ask and tell: verbs, questions, keys and rooms. */
export const houseSteps: readonly Step[] = [
  tell("a new client", 200, "clients/add", kea, first),
  tell("the same client once more", 200, "clients/add", kea, first),
  tell("another client with that key", 422, "clients/add", tui, first),
  tell("a client that is there", 409, "clients/add", kea),
  tell("a manifest with faults", 422, "clients/add", { manifest: { client: { slug: "A" } } }),
  tell("no JSON", 400, "clients/add", "{"),
  tell("two megabytes", 413, "clients/add", { manifest: "x".repeat(2_000_000) }),
  tell("a change from a foreign page", 403, "clients/add", kea, { origin: "https://evil.example" }),
  tell("an invitation", 200, "people/add", { name: "Sam", email: "sam@mio.nz", role: "member" }),
  tell("a city that needs a machine", 503, "clients/kea/environments/provision", {
    project: "kea",
  }),
  {
    name: "a foreign client",
    status: 404,
    ask: ({ world }) => ({ at: "/api/v1/clients/kanarie/clients/show", headers: world.member }),
  },
  {
    name: "a change at a foreign client",
    status: 404,
    ask: ({ world }) => ({
      method: "POST",
      at: "/api/v1/clients/kanarie/clients/guard",
      headers: world.member,
      body: { guarded: false },
    }),
  },
  {
    ...tell("a key", 200, "keys/issue", ci, second),
    keep(visit, { text }) {
      visit.token = made.parse(JSON.parse(text)).token;
    },
  },
  tell("the same key once more", 409, "keys/issue", ci, second),
  ...routes.filter(({ method }) => method === "GET").map(asked),
  {
    name: "the rooms",
    status: 200,
    ask: ({ world }) => ({ at: "/api/v1/rooms/list", headers: world.owner }),
    keep(visit, { text }) {
      const all = rooms.parse(JSON.parse(text)).find(({ kind }) => kind === "all");
      visit.thread = all?.threadId ?? "";
    },
  },
  inRoom("a word in a room", 1, "Kia ora"),
  inRoom("the same word once more", 1, "Kia ora"),
  inRoom("a command that reads", 2, "/client list"),
  inRoom("a command that writes", 3, '/person invite ana@mio.nz "Ana Ng" operator'),
  inRoom("a command that shows a secret", 4, "/key issue ci look"),
  inRoom("a command that nobody knows", 5, "/provsion kea"),
  {
    name: "what was said in the room",
    status: 200,
    ask: ({ world, thread }) => ({
      at: `/api/v1/rooms/messages?thread=${thread}`,
      headers: world.owner,
    }),
  },
  ...routes.filter(({ method }) => method === "POST").map(told),
];

function tell(
  name: string,
  status: number,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Step {
  const at = `/api/v1/${path}`;
  return {
    name,
    status,
    ask: ({ world }) => ({ method: "POST", at, headers: { ...world.owner, ...headers }, body }),
  };
}

function inRoom(name: string, nth: number, line: string): Step {
  const key = `0b5e5a52-6a3c-4e6e-9a53-2f6f4c5d7a1${nth}`;
  return {
    name,
    status: 200,
    ask: ({ world, thread }) => ({
      method: "POST",
      at: "/api/v1/rooms/say",
      headers: world.owner,
      body: { thread, line, key },
    }),
  };
}

/** A question of the list about the client that has one of everything. */
function asked(route: Route): Step {
  return {
    name: route.name,
    // Its staging was provisioned in memory and has nothing live.
    status: route.name === "deploys/earlier" ? 409 : 200,
    ask: ({ world }) => {
      const known: Record<string, unknown> = world.fields;
      const [noun] = route.name.split("/");
      const query = new URLSearchParams();
      for (const field of Object.keys(fieldsOf(route.input))) {
        const value = known[`${noun}.${field}`] ?? known[field];
        if (value !== undefined && needed(route, field))
          query.append(field, typeof value === "string" ? value : JSON.stringify(value));
      }
      const at = route.path.replace(":client", world.fields.client);
      return { at: `${at}?${query}`, headers: world.owner };
    },
  };
}

/** What may be left out only narrows an answer. */
function needed({ input }: Route, field: string): boolean {
  return inputSchema(input).required?.includes(field) ?? false;
}

/** A change of the list without anything handed in, by a key, at a client that nobody minds. */
function told({ name, path }: Route): Step {
  return {
    name: `nothing told to ${name}`,
    status: 0,
    ask: ({ token }: Visit) => ({
      method: "POST",
      at: path.replace(":client", "kea"),
      headers: { authorization: `Bearer ${token}` },
      body: {},
    }),
  };
}
