import { Anchor, Card, Checkbox, Group, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import { ContactRowMenu } from "./contact-row-menu.tsx";
import { type ShownContacts, toggled } from "./shown-contacts.ts";

/** The list where there is no room for a table. */
export function ContactCards({ contacts, picked, onPick, onMove }: ShownContacts) {
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
      {contacts.map((contact) => (
        <Card key={contact.id} component="li" withBorder padding="sm">
          <Group wrap="nowrap" align="flex-start" gap="sm">
            <Checkbox
              mt={2}
              size="md"
              aria-label={`Select ${contact.name}`}
              checked={picked.has(contact.id)}
              onChange={() => onPick(toggled(picked, contact.id))}
            />
            <Stack gap={2} flex={1} miw={0}>
              <Anchor
                component={Link}
                href={`/contacts/${contact.id}`}
                fw={600}
                c="var(--mantine-color-text)"
                style={{ overflowWrap: "anywhere" }}
              >
                {contact.name}
              </Anchor>
              <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                {[contact.role, contact.organisation].filter(Boolean).join(", ")}
              </Text>
              {contact.email && (
                <Anchor
                  size="sm"
                  py={2}
                  c="var(--mantine-color-text)"
                  href={`mailto:${contact.email}`}
                  style={{ overflowWrap: "anywhere" }}
                >
                  {contact.email}
                </Anchor>
              )}
              {contact.phone && (
                <Anchor
                  size="sm"
                  py={2}
                  c="var(--mantine-color-text)"
                  href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`}
                >
                  {contact.phone}
                </Anchor>
              )}
            </Stack>
            <ContactRowMenu contact={contact} onMove={() => onMove([contact])} />
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
