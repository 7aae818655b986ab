import { Button, Table, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Message } from "../../../../bot/message.ts";
import { Linked } from "./linked.tsx";

type Props = { table: NonNullable<Message["table"]>; title: string };

const most = 12;
const first = 8;

/**
 * A table, a long one folded; where there is no room each row stands as labels and values, by the styles
 * alone. The roles are said in full, since a browser forgets them with those styles.
 */
export function MessageTable({ table: { columns, rows, empty }, title }: Props) {
  const [opened, { toggle }] = useDisclosure();
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  const folds = rows.length > most;
  const lines = rows
    .map((cells, at) => ({ cells, at }))
    .slice(0, folds && !opened ? first : undefined);
  const named = columns.map((name, place) => ({ name, place }));
  return (
    <div className="message-table">
      <Table aria-label={title} role="table" verticalSpacing={6}>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {named.map(({ name, place }) => (
              <Table.Th key={place} role="columnheader" scope="col">
                {name === "" ? <VisuallyHidden>What</VisuallyHidden> : name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {lines.map(({ cells, at }) => (
            <Table.Tr key={at} role="row">
              {cells.length === 1 && columns.length > 1 ? (
                <Table.Th colSpan={columns.length} role="rowheader">
                  {cells[0]}
                </Table.Th>
              ) : (
                named.map(({ name, place }) => (
                  <Table.Td key={place} role="cell" data-label={name}>
                    <span>
                      <Linked>{cells[place] ?? ""}</Linked>
                    </span>
                  </Table.Td>
                ))
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {folds && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          mt={4}
          onClick={toggle}
          aria-expanded={opened}
        >
          {opened ? "Show fewer" : `Show all ${rows.length} rows`}
        </Button>
      )}
    </div>
  );
}
