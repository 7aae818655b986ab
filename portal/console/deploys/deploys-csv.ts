import type { CsvColumn } from "../../looks/csv.ts";
import { type DeployRow, kindWords } from "./deploy-row.ts";

export const deploysCsv: readonly CsvColumn<DeployRow>[] = [
  ["Deploy", ({ id }) => id],
  ["Client", ({ clientSlug }) => clientSlug],
  ["Project", ({ project }) => project],
  ["Environment", ({ environment }) => environment],
  ["Kind", ({ kind, environment }) => (environment === null ? "check" : kindWords[kind])],
  ["Branch", ({ branch }) => branch],
  ["Commit", ({ commit }) => commit],
  ["Subject", ({ subject }) => subject],
  ["Author", ({ author }) => author],
  ["Asked by", ({ askedBy }) => askedBy],
  ["State", ({ state }) => state],
  ["Live", ({ live }) => (live ? "yes" : "no")],
  ["Asked", ({ createdAt }) => createdAt],
  ["Started", ({ startedAt }) => startedAt],
  ["Finished", ({ finishedAt }) => finishedAt],
];
