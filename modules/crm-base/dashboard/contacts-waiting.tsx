import { Card, Group, Skeleton, Stack } from "@mantine/core";

const widths = ["38%", "46%", "30%", "52%", "41%", "35%"];

/** The shape of a list that is on the way. */
export function ContactsWaiting() {
  return (
    <Card withBorder aria-busy aria-label="Loading the contacts">
      <Stack gap="lg">
        {widths.map((width) => (
          <Group key={width} wrap="nowrap">
            <Skeleton circle h={36} w={36} />
            <Stack gap={8} flex={1}>
              <Skeleton h={12} w={width} />
              <Skeleton h={10} w="24%" />
            </Stack>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
