import { Anchor, Avatar, Card, Checkbox, Group, Table, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Contact } from "../../crm-base/contact.ts";
import { ContactRowMenu } from "./contact-row-menu.tsx";
import { type ShownContacts, toggled } from "./shown-contacts.ts";

const day = new Intl.DateTimeFormat("en-NZ", { dateStyle: "medium" });

export function ContactTable({ contacts, picked, onPick, onMove }: ShownContacts) {
  const all = contacts.every(({ id }) => picked.has(id));
  const some = contacts.some(({ id }) => picked.has(id));
  return (
    <Card withBorder padding={0}>
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md" layout="fixed">
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
            <Table.Th w="30%">Name</Table.Th>
            <Table.Th>Organisation</Table.Th>
            <Table.Th w="24%">E-mail</Table.Th>
            <Table.Th>Phone</Table.Th>
            <Table.Th w={120}>Changed</Table.Th>
            <Table.Th w={60}>
              <span className="mantine-visually-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map((contact) => (
            <Table.Tr
              key={contact.id}
              {...(picked.has(contact.id) && { bg: "var(--mantine-primary-color-light)" })}
            >
              <Table.Td>
                <Checkbox
                  aria-label={`Select ${contact.name}`}
                  checked={picked.has(contact.id)}
                  onChange={() => onPick(toggled(picked, contact.id))}
                />
              </Table.Td>
              <Table.Td>
                <Who contact={contact} />
              </Table.Td>
              <Table.Td>
                <Text size="sm" truncate title={contact.organisation}>
                  {contact.organisation}
                </Text>
              </Table.Td>
              <Table.Td>
                {contact.email && (
                  <Anchor size="sm" href={`mailto:${contact.email}`} truncate display="block">
                    {contact.email}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>
                <Text size="sm" truncate>
                  {contact.phone}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {day.format(new Date(contact.updatedAt))}
                </Text>
              </Table.Td>
              <Table.Td>
                <ContactRowMenu contact={contact} onMove={() => onMove([contact])} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function Who({ contact }: { contact: Contact }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <Avatar name={contact.name} size={36} radius="xl" color="brand" aria-hidden />
      <div style={{ minWidth: 0 }}>
        <Anchor
          component={Link}
          href={`/contacts/${contact.id}`}
          size="sm"
          fw={600}
          truncate
          display="block"
        >
          {contact.name}
        </Anchor>
        {contact.role && (
          <Text size="xs" c="dimmed" truncate>
            {contact.role}
          </Text>
        )}
      </div>
    </Group>
  );
}
