import type { Contact } from "../../crm-base/contact.ts";

/** What the table and the cards are given alike. */
export type ShownContacts = {
  contacts: readonly Contact[];
  picked: ReadonlySet<string>;
  onPick(picked: ReadonlySet<string>): void;
  onMove(those: readonly Contact[]): void;
};

export function toggled(picked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return picked.has(id)
    ? new Set([...picked].filter((other) => other !== id))
    : new Set([...picked, id]);
}
