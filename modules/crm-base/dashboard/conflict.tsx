import { Alert, Button, Group, Stack, Table, Text } from "@mantine/core";
import type { Contact, ContactFields } from "../../crm-base/contact.ts";

const labels: Record<keyof ContactFields, string> = {
  name: "Name",
  organisation: "Organisation",
  email: "E-mail",
  phone: "Phone",
  role: "Role",
  notes: "Notes",
};

const moment = new Intl.DateTimeFormat("en-NZ", { dateStyle: "medium", timeStyle: "short" });

type Props = {
  current: Contact;
  yours: ContactFields;
  onKeepYours(): void;
  onTakeTheirs(): void;
};

/** Two people changed one contact: both versions beside each other, and a button for each. */
export function Conflict({ current, yours, onKeepYours, onTakeTheirs }: Props) {
  const keys = Object.keys(labels) as (keyof ContactFields)[]; // the keys of a literal above
  const differing = keys.filter((key) => current[key] !== yours[key].trim());
  return (
    <Alert color="yellow" title="Not saved: somebody else changed this contact">
      <Stack gap="sm">
        <Text size="sm">
          It was saved on {moment.format(new Date(current.updatedAt))}, after you opened it. What
          you typed is still below.
        </Text>
        <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="26%">Field</Table.Th>
              <Table.Th>Theirs</Table.Th>
              <Table.Th>Yours</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differing.map((key) => (
              <Table.Tr key={key} style={{ overflowWrap: "anywhere", verticalAlign: "top" }}>
                <Table.Th scope="row">{labels[key]}</Table.Th>
                <Table.Td pr="sm">{current[key] || "empty"}</Table.Td>
                <Table.Td>{yours[key] || "empty"}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group gap="xs">
          <Button size="xs" onClick={onKeepYours}>
            Save yours
          </Button>
          <Button size="xs" variant="default" onClick={onTakeTheirs}>
            Take theirs
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
