import { Card, Stack, Table, VisuallyHidden } from "@mantine/core";
import type { BoardRow } from "./board-row.ts";
import { Drift } from "./drift.tsx";
import { PlaceCell } from "./place-cell.tsx";
import { ProjectActions } from "./project-actions.tsx";
import { ProjectLink } from "./project-link.tsx";

/** The board where there is room: a row for each project, a column for each environment. */
export function BoardTable({ rows }: { rows: readonly BoardRow[] }) {
  return (
    <Card withBorder padding={0}>
      <Table verticalSpacing="sm" horizontalSpacing="md" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="24%">Project</Table.Th>
            <Table.Th>Staging</Table.Th>
            <Table.Th>Production</Table.Th>
            <Table.Th w={64}>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.client}/${row.project}`} style={{ verticalAlign: "top" }}>
              <Table.Td>
                <Stack gap={6} align="flex-start">
                  <ProjectLink row={row} />
                  <Drift row={row} />
                </Stack>
              </Table.Td>
              <Table.Td>
                <PlaceCell place={row.staging} />
              </Table.Td>
              <Table.Td>
                <PlaceCell place={row.production} />
              </Table.Td>
              <Table.Td>
                <ProjectActions row={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
