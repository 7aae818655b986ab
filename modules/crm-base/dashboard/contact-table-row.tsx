import { Anchor, Avatar, Box, Checkbox, Group, Table, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Contact } from "../../crm-base/contact.ts";
import { ContactRowMenu } from "./contact-row-menu.tsx";

const day = new Intl.DateTimeFormat("en-NZ", { dateStyle: "medium" });

type Props = { contact: Contact; picked: boolean; onPick(): void; onMove(): void };

export function ContactTableRow({ contact, picked, onPick, onMove }: Props) {
  const { id, name, role, organisation, email, phone, updatedAt } = contact;
  return (
    <Table.Tr {...(picked && { bg: "var(--mantine-color-default-hover)" })}>
      <Table.Td>
        <Checkbox aria-label={`Select ${name}`} checked={picked} onChange={onPick} />
      </Table.Td>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Avatar name={name} size={36} radius="xl" color="brand" aria-hidden />
          <Box miw={0}>
            <Anchor {...link} component={Link} href={`/contacts/${id}`} fw={600} title={name}>
              {name}
            </Anchor>
            <Text size="xs" c="dimmed" truncate>
              {role}
            </Text>
          </Box>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate title={organisation}>
          {organisation}
        </Text>
      </Table.Td>
      <Table.Td>
        {email && (
          <Anchor {...link} href={`mailto:${email}`} title={email}>
            {email}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate title={phone}>
          {phone}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {day.format(new Date(updatedAt))}
        </Text>
      </Table.Td>
      <Table.Td>
        <ContactRowMenu contact={contact} onMove={onMove} />
      </Table.Td>
    </Table.Tr>
  );
}

const link = {
  size: "sm",
  c: "var(--mantine-color-text)",
  truncate: true,
  display: "block",
} as const;
