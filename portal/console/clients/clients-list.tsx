import { Anchor, Badge, Card, Group, Stack, Table, Text } from "@mantine/core";
import IconShieldLock from "@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs";
import { Link } from "wouter";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { useWide } from "../../looks/use-wide.ts";
import type { ClientRow } from "./client-row.ts";

/** Clients as a table, or as cards where there is no room for one. */
export function ClientsList({ rows }: { rows: readonly ClientRow[] }) {
  return useWide() ? <ClientsTable rows={rows} /> : <ClientsCards rows={rows} />;
}

function ClientsTable({ rows }: { rows: readonly ClientRow[] }) {
  return (
    <Card withBorder padding={0}>
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Client</Table.Th>
            <Table.Th>Slug</Table.Th>
            <Table.Th w={110}>Projects</Table.Th>
            <Table.Th w={170}>Live environments</Table.Th>
            <Table.Th w={140}>Plans</Table.Th>
            <Table.Th w={150}>Added</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.slug}>
              <Table.Td>
                <ClientLink row={row} />
              </Table.Td>
              <Table.Td>{row.slug}</Table.Td>
              <Table.Td>{row.projects}</Table.Td>
              <Table.Td>{row.live}</Table.Td>
              <Table.Td>{row.guarded && <Guarded />}</Table.Td>
              <Table.Td>
                <RelativeTime at={row.createdAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function ClientsCards({ rows }: { rows: readonly ClientRow[] }) {
  return (
    <Stack gap="sm">
      {rows.map((row) => (
        <Card key={row.slug} withBorder padding="md">
          <Group justify="space-between" gap="xs">
            <ClientLink row={row} />
            {row.guarded && <Guarded />}
          </Group>
          <Text size="sm" c="dimmed">
            {row.slug} · {row.projects === 1 ? "1 project" : `${row.projects} projects`} ·{" "}
            {row.live} live
          </Text>
        </Card>
      ))}
    </Stack>
  );
}

function ClientLink({ row }: { row: ClientRow }) {
  return (
    <Anchor component={Link} href={`/clients/${row.slug}`} fw={500}>
      {row.name}
    </Anchor>
  );
}

function Guarded() {
  return (
    <Badge
      variant="default"
      radius="sm"
      tt="none"
      leftSection={<IconShieldLock size={14} aria-hidden />}
    >
      guarded
    </Badge>
  );
}
