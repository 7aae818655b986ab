import type { CsvColumn } from "../../../looks/csv.ts";
import type { Person } from "./people-columns.tsx";

export const peopleCsv: readonly CsvColumn<Person>[] = [
  ["Name", ({ name }) => name],
  ["E-mail", ({ email }) => email],
  ["Role", ({ role }) => role],
  ["State", ({ state }) => state],
  ["Clients", ({ clients }) => clients.map(({ slug, role }) => `${slug} (${role})`).join(", ")],
  ["Since", ({ createdAt }) => createdAt],
];
