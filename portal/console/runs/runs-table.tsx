import { Anchor } from "@mantine/core";
import { Link } from "wouter";
import { type Column, DataTable } from "../../looks/data-table.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { StateBadge } from "../../looks/state-badge.tsx";
import { Took } from "../../looks/took.tsx";
import { type RunRow, whatOf } from "./run-row.ts";

const columns: Column<RunRow>[] = [
  {
    title: "Run",
    cell: ({ number }) => (
      <Anchor component={Link} href={`/runs/R-${number}`} fw={500}>
        R-{number}
      </Anchor>
    ),
  },
  { title: "What", cell: whatOf },
  { title: "State", cell: ({ state }) => <StateBadge state={state} /> },
  { title: "Asked by", cell: ({ askedBy }) => askedBy },
  { title: "When", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  {
    title: "Took",
    cell: ({ startedAt, finishedAt }) => <Took from={startedAt} to={finishedAt} />,
  },
];

export function RunsTable({ rows }: { rows: readonly RunRow[] }) {
  return <DataTable label="Runs" columns={columns} rows={rows} keyOf={({ number }) => number} />;
}
