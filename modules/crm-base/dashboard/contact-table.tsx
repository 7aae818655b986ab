import { Card, Checkbox, Table, VisuallyHidden } from "@mantine/core";
import { ContactTableRow } from "./contact-table-row.tsx";
import { type ShownContacts, toggled } from "./shown-contacts.ts";

export function ContactTable({ contacts, picked, onPick, onMove }: ShownContacts) {
  const all = contacts.every(({ id }) => picked.has(id));
  const some = contacts.some(({ id }) => picked.has(id));
  return (
    <Card withBorder padding={0}>
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={48}>
              <Checkbox
                aria-label="Select all that are shown"
                checked={all}
                indeterminate={some && !all}
                onChange={() => onPick(new Set(all ? [] : contacts.map(({ id }) => id)))}
              />
            </Table.Th>
            <Table.Th w="25%">Name</Table.Th>
            <Table.Th w="18%">Organisation</Table.Th>
            <Table.Th>E-mail</Table.Th>
            <Table.Th w={160}>Phone</Table.Th>
            <Table.Th w={125}>Changed</Table.Th>
            <Table.Th w={56}>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map((contact) => (
            <ContactTableRow
              key={contact.id}
              contact={contact}
              picked={picked.has(contact.id)}
              onPick={() => onPick(toggled(picked, contact.id))}
              onMove={() => onMove([contact])}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
