import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contact, ContactList } from "../../modules/crm-base/contact.ts";
import { type FreshInstance, freshInstance } from "./fresh-instance.ts";

let instance: FreshInstance;

beforeAll(async () => {
  instance = await freshInstance();
});

afterAll(() => instance.close());

async function add(fields: object): Promise<Contact> {
  const response = await instance.send("POST", "/crm-base/contacts", fields);
  expect(response.status).toBe(201);
  // The API's own answer.
  return (await response.json()) as Contact;
}

async function list(search: string): Promise<ContactList> {
  const response = await instance.send("GET", `/crm-base/contacts?${search}`);
  expect(response.status).toBe(200);
  // The API's own answer.
  return (await response.json()) as ContactList;
}

const names = ({ contacts }: ContactList) => contacts.map(({ name }) => name);

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
  const alone = await instance.send("GET", `/crm-base/contacts/${added.id}`);
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
  expect((await instance.send("GET", "/crm-base/contacts?after=nonsense")).status).toBe(400);
});

test("what cannot be kept is refused by field, and nothing is kept", async () => {
  const wrong = {
    name: "  ",
    email: "mere at example",
    phone: "call me",
    notes: "x".repeat(10_001),
  };
  const refused = await instance.send("POST", "/crm-base/contacts", wrong);
  expect(refused.status).toBe(422);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(await refused.json()).toMatchObject({
    faults: ["name", "email", "phone", "notes"].map((path) => ({ path })),
  });
  const nul = await instance.send("POST", "/crm-base/contacts", { name: "Nul\0" });
  expect(nul.status).toBe(422);
  const text = await instance.open("/api/crm-base/contacts", { method: "POST", body: "{" });
  expect(text.status).toBe(422);
  const long = await instance.send("POST", "/crm-base/contacts", { name: "x".repeat(300_000) });
  expect(long.status).toBe(413);
});

test("a form that is sent twice adds one contact and one notice", async () => {
  const id = "0d4ff1c6-6f60-4f0a-9f0a-111111111111";
  const both = await Promise.all(
    [1, 2].map(() => instance.send("POST", "/crm-base/contacts", { id, name: "Twice Sent" })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect((await list("q=twice+sent")).total).toBe(1);
  const answer = await (await instance.send("GET", "/mocca-client/notifications")).text();
  expect(answer.split("Twice Sent was added").length).toBe(2);
});

test("an edit over somebody else's is refused with what stands there, and goes through when told to", async () => {
  const { id, version, ...fields } = await add({ name: "Edited Person", phone: "021 1" });
  const theirs = await instance.send("PUT", `/crm-base/contacts/${id}`, {
    ...fields,
    phone: "021 2",
    version,
  });
  expect(await theirs.json()).toMatchObject({ phone: "021 2", version: 2 });
  const ours = { ...fields, phone: "021 3", version };
  const refused = await instance.send("PUT", `/crm-base/contacts/${id}`, ours);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ current: { phone: "021 2", version: 2 } });
  const over = await instance.send("PUT", `/crm-base/contacts/${id}`, { ...ours, version: 2 });
  expect(await over.json()).toMatchObject({ phone: "021 3", version: 3 });
  const again = await instance.send("PUT", `/crm-base/contacts/${id}`, { ...ours, version: 2 });
  expect([again.status, await again.json()]).toMatchObject([200, { version: 3 }]);
});

test("an archived contact leaves the list for the archive and comes back", async () => {
  const { id } = await add({ name: "Archie Vist" });
  const archive = () => instance.send("POST", "/crm-base/contacts/archive", { ids: [id] });
  expect(await (await archive()).json()).toEqual({ changed: 1 });
  expect(await (await archive()).json()).toEqual({ changed: 0 });
  expect((await list("q=archie+vist")).total).toBe(0);
  expect(names(await list("q=archie+vist&state=archived"))).toEqual(["Archie Vist"]);
  await instance.send("POST", "/crm-base/contacts/restore", { ids: [id] });
  expect(names(await list("q=archie+vist"))).toEqual(["Archie Vist"]);
});

test("an exported list holds no formula and keeps its phone numbers", async () => {
  await add({
    name: '=HYPERLINK("x") Csvtest',
    phone: "+64 21 555 0199",
    organisation: "-2+3 Ltd",
  });
  const response = await instance.send("GET", "/crm-base/contacts.csv?q=csvtest");
  expect(response.headers.get("content-disposition")).toContain("contacts-active.csv");
  expect(await response.text()).toContain(
    `"'=HYPERLINK(""x"") Csvtest","","+64 21 555 0199","'-2+3 Ltd"`,
  );
});
