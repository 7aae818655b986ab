export type ContactFields = {
  name: string;
  email: string;
  phone: string;
  organisation: string;
  role: string;
  notes: string;
};

/** A contact as the API answers it. Moments are ISO; `version` counts its edits. */
export type Contact = ContactFields & {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
};

export type ContactState = "active" | "archived";
export type ContactSort = "name" | "recent";

/** One page of a list; `next` is where the following one starts, null on the last. */
export type ContactList = { contacts: Contact[]; total: number; next: string | null };
