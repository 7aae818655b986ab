import { ActionIcon, Button, Group, Title, Tooltip } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { Link } from "wouter";

export function ContactsHeader({ search }: { search: string }) {
  return (
    <Group justify="space-between" gap="sm">
      <Title order={1}>Contacts</Title>
      <Group gap="xs">
        <Tooltip label="Export this list as CSV">
          <ActionIcon
            component="a"
            href={`/api/crm-base/contacts.csv?${search}`}
            download
            variant="default"
            size={36}
            aria-label="Export this list as CSV"
          >
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
        <Button component={Link} href="/contacts/new" leftSection={<IconUserPlus size={18} />}>
          Add contact
        </Button>
      </Group>
    </Group>
  );
}
