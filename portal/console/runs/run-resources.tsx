import { Paper, SimpleGrid, Text, Title } from "@mantine/core";
import { RelativeTime } from "../../looks/relative-time.tsx";
import type { Run } from "./run-row.ts";

/** What exists now of what the run makes, as the record has it. */
export function RunResources({ run: { resources } }: { run: Run }) {
  if (resources.length === 0) return null;
  return (
    <section aria-labelledby="resources">
      <Title order={2} size="h4" id="resources" mb="xs">
        What exists
      </Title>
      <Paper withBorder p="md" radius="md">
        <SimpleGrid component="dl" m={0} cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {resources.map(({ key, vendor, externalId, observedAt }) => (
            <div key={key}>
              <Text component="dt" size="sm" fw={500}>
                {key}
              </Text>
              <Text component="dd" m={0} size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                {vendor} · {externalId} · seen <RelativeTime at={observedAt} />
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Paper>
    </section>
  );
}
