import { Anchor, Badge, Code, Group, Stack, Text, Title } from "@mantine/core";
import type { Questions } from "../../../../api/v1/calls.ts";
import type { Column } from "../../../looks/data-table.tsx";
import { DataTable } from "../../../looks/data-table.tsx";

export type Application = Questions["access/policies"]["output"]["applications"][number];

const columns: Column<Application>[] = [
  {
    title: "Application",
    cell: ({ project, environment, part }) => `${project} · ${environment} · ${part}`,
  },
  { title: "AUD", cell: ({ aud }) => <Code style={{ overflowWrap: "anywhere" }}>{aud}</Code> },
  {
    title: "Hosts",
    cell: ({ hosts }) => (
      <Stack gap={2}>
        {hosts.map((host) => (
          <Anchor
            key={host}
            size="sm"
            py={2}
            href={addressOf(host)}
            target="_blank"
            rel="noreferrer"
          >
            {host}
          </Anchor>
        ))}
      </Stack>
    ),
  },
  {
    title: "Who may enter",
    cell: ({ allow }) =>
      allow.length === 0 ? (
        "the team alone"
      ) : (
        <Group gap={6}>
          {allow.map((one) => (
            <Badge key={one} variant="default" tt="none" fw={500}>
              {one}
            </Badge>
          ))}
        </Group>
      ),
  },
];

/** Every gate: dashboard and API of each environment, with its own AUD. */
export function Applications({ rows }: { rows: readonly Application[] }) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>Applications</Title>
      {rows.length === 0 ? (
        <Text c="dimmed">Nothing stands yet. Provision this client, then its gates are here.</Text>
      ) : (
        <DataTable label="Applications" columns={columns} rows={rows} keyOf={({ aud }) => aud} />
      )}
    </Stack>
  );
}

/** Environments of this machine answer on the console's own port. */
function addressOf(host: string): string {
  const { protocol, port } = window.location;
  return host.endsWith(".localhost") && port !== ""
    ? `${protocol}//${host}:${port}`
    : `${protocol}//${host}`;
}
