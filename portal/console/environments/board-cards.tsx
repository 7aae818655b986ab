import { Card, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import type { BoardRow } from "./board-row.ts";
import { Drift } from "./drift.tsx";
import { PlaceCell } from "./place-cell.tsx";
import { ProjectActions } from "./project-actions.tsx";
import { ProjectLink } from "./project-link.tsx";

/** The board on a phone: a card for each project. */
export function BoardCards({ rows }: { rows: readonly BoardRow[] }) {
  return (
    <Stack gap="sm">
      {rows.map((row) => (
        <Card key={`${row.client}/${row.project}`} withBorder padding="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <ProjectLink row={row} />
            <ProjectActions row={row} />
          </Group>
          <Drift row={row} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} mt="sm">
            {[row.staging, row.production].map((place) => (
              <Stack key={place.name} gap={4}>
                <Text size="xs" fw={600} c="dimmed">
                  {place.name === "staging" ? "Staging" : "Production"}
                </Text>
                <PlaceCell place={place} />
              </Stack>
            ))}
          </SimpleGrid>
        </Card>
      ))}
    </Stack>
  );
}
