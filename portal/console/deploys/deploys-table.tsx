import { Anchor, Text } from "@mantine/core";
import { Link } from "wouter";
import { Commit } from "../../looks/commit.tsx";
import { type Column, DataTable } from "../../looks/data-table.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { Took } from "../../looks/took.tsx";
import { type DeployRow, kindWords, placeOf } from "./deploy-row.ts";
import { DeployState } from "./deploy-state.tsx";

const columns: Column<DeployRow>[] = [
  {
    title: "Where",
    cell: (row) => (
      <>
        <Anchor component={Link} href={`/deploys/${row.id}`} fw={500}>
          {placeOf(row)}
        </Anchor>
        <Text size="xs" c="dimmed">
          {row.environment === null ? "check" : kindWords[row.kind]}
        </Text>
      </>
    ),
  },
  { title: "Commit", cell: ({ commit, subject }) => <Commit commit={commit} subject={subject} /> },
  { title: "State", cell: (row) => <DeployState row={row} /> },
  {
    title: "When",
    cell: ({ createdAt, author, askedBy }) => (
      <>
        <RelativeTime at={createdAt} />
        <Text size="xs" c="dimmed">
          {author || askedBy}
        </Text>
      </>
    ),
  },
  {
    title: "Took",
    cell: ({ startedAt, finishedAt }) => <Took from={startedAt} to={finishedAt} />,
  },
];

export function DeploysTable({ rows }: { rows: readonly DeployRow[] }) {
  return <DataTable label="Deploys" columns={columns} rows={rows} keyOf={({ id }) => id} />;
}
