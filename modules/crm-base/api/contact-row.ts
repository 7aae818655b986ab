import type { Contact, ContactFields } from "../../crm-base/contact.ts";

export type ContactRow = ContactFields & {
  id: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export const columns =
  "id, name, email, phone, organisation, role, notes, version, created_at, updated_at, archived_at";

export function contactOf(row: ContactRow): Contact {
  const { id, name, email, phone, organisation, role, notes, version } = row;
  return {
    ...{ id, name, email, phone, organisation, role, notes, version },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
  };
}
