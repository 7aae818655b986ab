import { Center, Text } from "@mantine/core";

export const ribbonHeight = 28;

/** Says on every page that this is not the real thing. */
export function Ribbon() {
  return (
    <Center
      h={ribbonHeight}
      px="md"
      bg="light-dark(var(--mantine-color-yellow-2), #4a3a05)"
      role="note"
    >
      <Text size="xs" fw={600} c="light-dark(#4a3200, var(--mantine-color-yellow-1))" truncate>
        Staging
        <Text span inherit fw={400} visibleFrom="xs">
          {" "}
          · for trying things out. What you do here does not reach production.
        </Text>
      </Text>
    </Center>
  );
}
