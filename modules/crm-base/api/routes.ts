import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import { type ApiEnv, problem, type Routes } from "../../contract.ts";
import type { Contact } from "../../crm-base/contact.ts";
import { changedContact, chosenContacts, newContact, readBody } from "./contact-input.ts";
import { contactsCsv } from "./contacts-csv.ts";
import { listContacts } from "./list-contacts.ts";
import { readWanted } from "./read-wanted.ts";
import { addContact, changeContact, findContact, moveContacts } from "./save-contact.ts";

const isId = (id: string) => z.uuid().safeParse(id).success;

export const routes: Routes = new Hono<ApiEnv>()
  .use(bodyLimit({ maxSize: 256 * 1024, onError: tooLong }))
  .get("/contacts", async (c) => {
    const wanted = readWanted(c.req.query());
    return wanted ? c.json(await listContacts(c.var.database.query, wanted)) : unusableAddress();
  })
  .get("/contacts.csv", async (c) => {
    const wanted = readWanted(c.req.query());
    return wanted ? contactsCsv(c.var.database.query, wanted) : unusableAddress();
  })
  .post("/contacts", async (c) => {
    const body = await readBody(c.req, newContact);
    if ("refused" in body) return body.refused;
    const { contact, added } = await c.var.database.transaction(async (query) => {
      const result = await addContact(query, body.value);
      if (result.added) await c.var.notify(query, addedNotice(result.contact));
      return result;
    });
    return c.json(contact, added ? 201 : 200);
  })
  .post("/contacts/archive", async (c) => {
    const body = await readBody(c.req, chosenContacts);
    if ("refused" in body) return body.refused;
    return c.json({ changed: await moveContacts(c.var.database.query, body.value.ids, true) });
  })
  .post("/contacts/restore", async (c) => {
    const body = await readBody(c.req, chosenContacts);
    if ("refused" in body) return body.refused;
    return c.json({ changed: await moveContacts(c.var.database.query, body.value.ids, false) });
  })
  .get("/contacts/:id", async (c) => {
    const id = c.req.param("id");
    const contact = isId(id) ? await findContact(c.var.database.query, id) : undefined;
    return contact ? c.json(contact) : noContact();
  })
  .put("/contacts/:id", async (c) => {
    const id = c.req.param("id");
    if (!isId(id)) return noContact();
    const body = await readBody(c.req, changedContact);
    if ("refused" in body) return body.refused;
    const result = await changeContact(c.var.database.query, id, body.value);
    if (!result) return noContact();
    return result.changed ? c.json(result.contact) : changedMeanwhile(result.contact);
  });

function addedNotice(contact: Contact) {
  return {
    title: `${contact.name} was added to contacts`,
    detail: [contact.role, contact.organisation].filter(Boolean).join(", "),
    path: `/contacts/${contact.id}`,
  };
}

function noContact(): Response {
  return problem({
    status: 404,
    title: "No such contact",
    detail: "There is no contact at this address. It may never have been here; look in the list.",
  });
}

function changedMeanwhile(current: Contact): Response {
  return problem({
    status: 409,
    title: "Not saved",
    detail: "Somebody changed this contact after you opened it. Compare both and keep one.",
    current,
  });
}

function unusableAddress(): Response {
  return problem({
    status: 400,
    title: "Not listed",
    detail: "This address asks for a page that cannot be found. Start from the first page.",
  });
}

function tooLong(): Response {
  return problem({
    status: 413,
    title: "Not saved",
    detail: "That is more than one contact can hold. Shorten the notes and save again.",
  });
}
