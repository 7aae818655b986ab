import type { Query } from "../../contract.ts";
import type { Contact } from "../../crm-base/contact.ts";
import { listContacts, type Wanted } from "./list-contacts.ts";

const most = 20_000;

const cells: readonly [string, (contact: Contact) => string][] = [
  ["Name", (c) => c.name],
  ["E-mail", (c) => c.email],
  ["Phone", (c) => c.phone],
  ["Organisation", (c) => c.organisation],
  ["Role", (c) => c.role],
  ["Notes", (c) => c.notes],
  ["Added", (c) => c.createdAt],
  ["Changed", (c) => c.updatedAt],
];

/** The list that is shown, as a file for a spreadsheet: at most 20,000 contacts. */
export async function contactsCsv(query: Query, wanted: Wanted): Promise<Response> {
  const { contacts } = await listContacts(query, { ...wanted, after: undefined, limit: most });
  const lines = [
    cells.map(([title]) => title),
    ...contacts.map((contact) => cells.map(([, value]) => value(contact))),
  ];
  const text = lines.map((line) => line.map(quoted).join(",")).join("\r\n");
  // Spreadsheets read UTF-8 only when the file begins with the mark.
  return new Response(`\uFEFF${text}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="contacts-${wanted.state}.csv"`,
    },
  });
}

const formula = /^[=@\t\r]|^[+-](?![\d\s().+/-]*$)/;

/** A text that a spreadsheet would calculate is shown as text instead; phone numbers stay. */
function quoted(value: string): string {
  const harmless = formula.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
