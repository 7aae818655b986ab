import type { z } from "zod";
import type { Query } from "../../contract.ts";
import type { Contact, ContactFields } from "../../crm-base/contact.ts";
import type { changedContact, newContact } from "./contact-input.ts";
import { type ContactRow, columns, contactOf } from "./contact-row.ts";

export async function findContact(query: Query, id: string): Promise<Contact | undefined> {
  const [row] = await query<ContactRow>(`select ${columns} from crm_base.contact where id = $1`, [
    id,
  ]);
  return row && contactOf(row);
}

/** Adds a contact. Sent again with the same id it changes nothing: `added` is false. */
export async function addContact(
  query: Query,
  { id = crypto.randomUUID(), ...fields }: z.output<typeof newContact>,
): Promise<{ contact: Contact; added: boolean }> {
  const [row] = await query<ContactRow>(
    `insert into crm_base.contact (id, name, email, phone, organisation, role, notes)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning ${columns}`,
    [id, ...valuesOf(fields)],
  );
  if (row) return { contact: contactOf(row), added: true };
  const contact = await findContact(query, id);
  if (!contact) throw new Error(`contact ${id} is neither new nor there`);
  return { contact, added: false };
}

/** Changes a contact that is still at the version given; otherwise `changed` is false and `contact` stands there. */
export async function changeContact(
  query: Query,
  id: string,
  { version, ...fields }: z.output<typeof changedContact>,
): Promise<{ contact: Contact; changed: boolean } | undefined> {
  const [row] = await query<ContactRow>(
    `update crm_base.contact
     set name = $3, email = $4, phone = $5, organisation = $6, role = $7, notes = $8,
       version = version + 1, updated_at = now()
     where id = $1 and version = $2 returning ${columns}`,
    [id, version, ...valuesOf(fields)],
  );
  if (row) return { contact: contactOf(row), changed: true };
  const contact = await findContact(query, id);
  return contact && { contact, changed: saysTheSame(contact, fields) };
}

/** Archives or restores; returns how many were not already so. */
export async function moveContacts(
  query: Query,
  ids: readonly string[],
  archived: boolean,
): Promise<number> {
  const moved = await query(
    `update crm_base.contact set archived_at = case when $2 then now() end
     where id = any($1::uuid[]) and (archived_at is not null) <> $2 returning id`,
    [ids, archived],
  );
  return moved.length;
}

function valuesOf(fields: ContactFields): string[] {
  const { name, email, phone, organisation, role, notes } = fields;
  return [name, email, phone, organisation, role, notes];
}

function saysTheSame(contact: Contact, fields: ContactFields): boolean {
  return JSON.stringify(valuesOf(contact)) === JSON.stringify(valuesOf(fields));
}
