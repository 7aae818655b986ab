import { Button, Group } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { Message } from "../../../../bot/message.ts";

/** Pages that a message leads to, each in a tab of its own. */
export function MessageLinks({ links }: { links: NonNullable<Message["links"]> }) {
  return (
    <Group gap="xs">
      {links.map(({ label, to }, at) => (
        <Button
          key={to}
          component="a"
          href={to}
          target="_blank"
          rel="noopener"
          size="xs"
          variant={at === 0 ? "filled" : "default"}
          rightSection={<IconExternalLink size={14} aria-hidden />}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
