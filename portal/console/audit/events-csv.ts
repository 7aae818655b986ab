import type { CsvColumn } from "../../looks/csv.ts";
import type { EventRow } from "./event-row.ts";

export const eventsCsv: readonly CsvColumn<EventRow>[] = [
  ["No.", ({ seq }) => seq],
  ["At", ({ at }) => at],
  ["Who", ({ actor }) => actor.name],
  ["E-mail", ({ actor }) => actor.email],
  ["Via", ({ actor }) => actor.via],
  ["Verb", ({ verb }) => verb],
  ["What", ({ kind }) => kind],
  ["Client", ({ client }) => client],
  ["Project", ({ project }) => project],
  ["Run", ({ run }) => run && `R-${run}`],
  ["Facts", ({ facts }) => JSON.stringify(facts)],
  ["Hash", ({ hash }) => hash],
];
