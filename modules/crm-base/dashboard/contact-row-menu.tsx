import { ActionIcon, Menu } from "@mantine/core";
import IconArchive from "@tabler/icons-react/dist/esm/icons/IconArchive.mjs";
import IconArchiveOff from "@tabler/icons-react/dist/esm/icons/IconArchiveOff.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import { Link } from "wouter";
import type { Contact } from "../../crm-base/contact.ts";

export function ContactRowMenu({ contact, onMove }: { contact: Contact; onMove(): void }) {
  const archived = contact.archivedAt !== null;
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${contact.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          href={`/contacts/${contact.id}`}
          leftSection={<IconPencil size={16} />}
        >
          Edit
        </Menu.Item>
        <Menu.Item
          leftSection={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
          onClick={onMove}
        >
          {archived ? "Restore" : "Archive"}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
