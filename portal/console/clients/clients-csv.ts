import type { CsvColumn } from "../../looks/csv.ts";
import type { ClientRow } from "./client-row.ts";

export const clientsCsv: readonly CsvColumn<ClientRow>[] = [
  ["Client", ({ name }) => name],
  ["Slug", ({ slug }) => slug],
  ["Projects", ({ projects }) => projects],
  ["Live environments", ({ live }) => live],
  ["Guarded", ({ guarded }) => (guarded ? "yes" : "no")],
  ["Added", ({ createdAt }) => createdAt],
];
