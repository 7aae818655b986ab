import { Card, Group, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";

export type Column<R> = {
  title: string;
  cell: (row: R) => ReactNode;
  /** At the right end of a card; its title is for screen readers alone. */
  actions?: boolean;
};

type Props<R> = {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string | number;
};

/** A table; on a phone each row is a card that says the same. */
export function DataTable<R>({ label, columns, rows, keyOf }: Props<R>) {
  const wide = useMediaQuery("(min-width: 48em)", true, { getInitialValueInEffect: false });
  if (!wide)
    return (
      <Stack component="ul" aria-label={label} gap="sm" p={0} m={0}>
        {rows.map((row) => (
          <Card key={keyOf(row)} component="li" withBorder padding="md">
            <Stack gap="xs">
              {columns.map((column) => (
                <Entry key={column.title} column={column} row={row} />
              ))}
            </Stack>
          </Card>
        ))}
      </Stack>
    );
  return (
    <Card withBorder padding={0}>
      <Table aria-label={label} verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title, actions }) => (
              <Table.Th key={title}>
                {actions ? <VisuallyHidden>{title}</VisuallyHidden> : title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map(({ title, cell, actions }) => (
                <Table.Td key={title} ta={actions ? "right" : undefined}>
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function Entry<R>({ column: { title, cell, actions }, row }: { column: Column<R>; row: R }) {
  if (actions) return <Group justify="flex-end">{cell(row)}</Group>;
  return (
    <Group justify="space-between" align="flex-start" gap="xs">
      <Text size="sm" c="dimmed" component="div">
        {title}
      </Text>
      <Text size="sm" component="div" ta="right" style={{ overflowWrap: "anywhere" }}>
        {cell(row)}
      </Text>
    </Group>
  );
}
