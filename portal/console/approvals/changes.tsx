import { Code, Stack, Table, Text } from "@mantine/core";
import { useWide } from "../../looks/use-wide.ts";

type Change = { path: string; from: string | null; to: string | null };

type Props = {
  changes: readonly Change[];
  /** There is no room for a table, however wide the page is. */
  narrow?: boolean;
};

/** What differs between two configurations, value by value. */
export function Changes({ changes, narrow = false }: Props) {
  const wide = useWide();
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing differs.
      </Text>
    );
  if (!wide || narrow)
    return (
      <Stack gap="xs">
        {changes.map(({ path, from, to }) => (
          <Stack key={path} gap={2}>
            <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
              {path}
            </Text>
            <Text size="sm" component="div">
              <Value text={from} /> → <Value text={to} />
            </Text>
          </Stack>
        ))}
      </Stack>
    );
  return (
    <Table layout="fixed" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Value</Table.Th>
          <Table.Th>Before</Table.Th>
          <Table.Th>After</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ path, from, to }) => (
          <Table.Tr key={path}>
            <Table.Td style={{ overflowWrap: "anywhere" }}>{path}</Table.Td>
            <Table.Td>
              <Value text={from} />
            </Table.Td>
            <Table.Td>
              <Value text={to} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Value({ text }: { text: string | null }) {
  if (text === null)
    return (
      <Text span size="sm" c="dimmed">
        not set
      </Text>
    );
  return <Code style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>{text}</Code>;
}
