import { Anchor, Group } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { Link } from "wouter";

export function BackToContacts() {
  return (
    <Anchor component={Link} href="/contacts" size="sm" w="fit-content">
      <Group gap={6}>
        <IconArrowLeft size={16} />
        Contacts
      </Group>
    </Anchor>
  );
}
