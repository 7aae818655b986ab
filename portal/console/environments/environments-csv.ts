import type { CsvColumn } from "../../looks/csv.ts";
import type { BoardRow, Place } from "./board-row.ts";

type Row = Pick<BoardRow, "client" | "project"> & { place: Place };

/** One line for each environment of a project. */
export function environmentsOf({ client, project, staging, production }: BoardRow): Row[] {
  return [staging, production].map((place) => ({ client, project, place }));
}

export const environmentsCsv: readonly CsvColumn<Row>[] = [
  ["Client", ({ client }) => client],
  ["Project", ({ project }) => project],
  ["Environment", ({ place }) => place.name],
  ["State", ({ place }) => place.state],
  ["Address", ({ place }) => place.address],
  ["Live commit", ({ place }) => place.live?.commit],
  ["Subject", ({ place }) => place.live?.subject],
  ["Deployed", ({ place }) => place.live?.at],
  ["Newest deploy", ({ place }) => place.latest?.state],
];
