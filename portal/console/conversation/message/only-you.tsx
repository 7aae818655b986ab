import { Group, Text } from "@mantine/core";
import IconLock from "@tabler/icons-react/dist/esm/icons/IconLock.mjs";

/** Marks what nobody else in the room sees. */
export function OnlyYou() {
  return (
    <Group gap={4} wrap="nowrap" c="dimmed">
      <IconLock size={13} aria-hidden />
      <Text size="xs" component="span">
        Only you see this
      </Text>
    </Group>
  );
}
