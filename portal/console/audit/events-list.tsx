import { Anchor, Card, Stack, Table, Text } from "@mantine/core";
import { Link } from "wouter";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { useWide } from "../../looks/use-wide.ts";
import type { EventRow } from "./event-row.ts";

/** Events as a table, or as cards where there is no room for one. */
export function EventsList({ rows }: { rows: readonly EventRow[] }) {
  return useWide() ? <EventsTable rows={rows} /> : <EventsCards rows={rows} />;
}

function EventsTable({ rows }: { rows: readonly EventRow[] }) {
  return (
    <Card withBorder padding={0}>
      <Table highlightOnHover verticalSpacing="xs" horizontalSpacing="md" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>No.</Table.Th>
            <Table.Th w="16%">When</Table.Th>
            <Table.Th w="16%">Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th w="18%">Verb</Table.Th>
            <Table.Th w="14%">Client</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.seq} style={{ overflowWrap: "anywhere" }}>
              <Table.Td>
                <EventLink seq={row.seq} />
              </Table.Td>
              <Table.Td>
                <RelativeTime at={row.at} />
              </Table.Td>
              <Table.Td>{row.actor.name}</Table.Td>
              <Table.Td>
                <What row={row} />
              </Table.Td>
              <Table.Td>{row.verb}</Table.Td>
              <Table.Td>{row.client}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function EventsCards({ rows }: { rows: readonly EventRow[] }) {
  return (
    <Stack gap="xs">
      {rows.map((row) => (
        <Card key={row.seq} withBorder padding="sm">
          <Text size="sm" component="div" style={{ overflowWrap: "anywhere" }}>
            <EventLink seq={row.seq} /> <What row={row} />
          </Text>
          <Text size="xs" c="dimmed" component="div" style={{ overflowWrap: "anywhere" }}>
            {row.actor.name} · <RelativeTime at={row.at} />
            {row.client && ` · ${row.client}`} · {row.verb}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}

function EventLink({ seq }: { seq: number }) {
  return (
    <Anchor
      component={Link}
      href={`/audit/${seq}`}
      fw={500}
      inherit
      underline="always"
      aria-label={`Event ${seq}`}
    >
      {seq}
    </Anchor>
  );
}

function What({ row: { kind, facts, run } }: { row: EventRow }) {
  const more = facts["title"] ?? facts["stage"] ?? facts["name"];
  return (
    <>
      {kind}
      {typeof more === "string" && `: ${more}`}
      {run !== null && (
        <>
          {" "}
          <Anchor
            component={Link}
            href={`/runs/R-${run}`}
            inherit
            underline="always"
            style={{ whiteSpace: "nowrap" }}
          >
            R-{run}
          </Anchor>
        </>
      )}
    </>
  );
}
