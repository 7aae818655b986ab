import * as z from "zod";
import type { Query } from "../../contract.ts";
import type { ContactList, ContactSort, ContactState } from "../../crm-base/contact.ts";
import { type ContactRow, columns, contactOf } from "./contact-row.ts";

/** Where a page starts: the sort key and the id of the row before it. */
type Place = { key: string; id: string };

export type Wanted = {
  words: string;
  state: ContactState;
  sort: ContactSort;
  after: Place | undefined;
  limit: number;
};

const orders: Record<ContactSort, { key: string; type: string; way: "asc" | "desc" }> = {
  name: { key: "sort_name", type: 'text collate "C"', way: "asc" },
  recent: { key: "updated_at", type: "timestamptz", way: "desc" },
};

const matching = `
  (archived_at is not null) = $1
  and search_text like all (array(select crm_base.fold(w) from unnest($2::text[]) w))`;

/** One page by key: what is added or archived meanwhile neither skips a contact nor shows one twice. */
export async function listContacts(query: Query, wanted: Wanted): Promise<ContactList> {
  const { key, type, way } = orders[wanted.sort];
  const archived = wanted.state === "archived";
  const words = patterns(wanted.words);
  const rows = await query<ContactRow & { key: string }>(
    `select ${columns}, ${key}::text as key from crm_base.contact
     where ${matching} and ($3::text is null or (${key}, id) ${way === "asc" ? ">" : "<"} ($3::${type}, $4::uuid))
     order by ${key} ${way}, id ${way} limit $5`,
    [archived, words, wanted.after?.key ?? null, wanted.after?.id ?? null, wanted.limit + 1],
  );
  const [count] = await query<{ total: number }>(
    `select count(*)::integer as total from crm_base.contact where ${matching}`,
    [archived, words],
  );
  const page = rows.slice(0, wanted.limit);
  const last = page.at(-1);
  return {
    contacts: page.map(contactOf),
    total: count?.total ?? 0,
    next: rows.length > page.length && last ? cursorOf(last) : null,
  };
}

function patterns(words: string): string[] {
  const terms = words.split(/\s+/).filter((word) => word !== "");
  return terms.map((word) => `%${asStored(word).replace(/[\\%_]/g, "\\$&")}%`);
}

/** A number dialled at home begins with a zero that the same number with its country code has not. */
function asStored(word: string): string {
  return /^0\d+$/.test(word) ? word.slice(1) : word;
}

const place = z.tuple([z.string(), z.uuid()]);

function cursorOf({ key, id }: Place): string {
  const bytes = new TextEncoder().encode(JSON.stringify([key, id]));
  return btoa(String.fromCharCode(...bytes));
}

/** Reads what `next` said; undefined when it is none of ours. */
export function readCursor(cursor: string): Place | undefined {
  try {
    const bytes = Uint8Array.from(atob(cursor), (letter) => letter.charCodeAt(0));
    const [key, id] = place.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { key, id };
  } catch {
    // Whatever is wrong with it, it is a cursor that we did not make.
    return undefined;
  }
}
