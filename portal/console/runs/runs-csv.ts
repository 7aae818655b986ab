import type { CsvColumn } from "../../looks/csv.ts";
import type { RunRow } from "./run-row.ts";

export const runsCsv: readonly CsvColumn<RunRow>[] = [
  ["Run", ({ number }) => `R-${number}`],
  ["Kind", ({ kind }) => kind],
  ["Client", ({ clientSlug }) => clientSlug],
  ["Project", ({ project }) => project],
  ["State", ({ state }) => state],
  ["Asked by", ({ askedBy }) => askedBy],
  ["Asked", ({ createdAt }) => createdAt],
  ["Started", ({ startedAt }) => startedAt],
  ["Finished", ({ finishedAt }) => finishedAt],
];
