import { Alert, SimpleGrid, Stack, Title } from "@mantine/core";
import { useAsk } from "../../../api/use-ask.ts";
import { Failure } from "../../../looks/failure.tsx";
import { ListSkeleton } from "../../../looks/list-skeleton.tsx";
import { PageHeader } from "../../../looks/page-header.tsx";
import { ConnectionCard } from "./connection-card.tsx";

/** What Mocca stands on and is connected to, what is missing, and where to get it. */
export function ConnectionsPage() {
  const { data, error, refetch } = useAsk("connections/list", {});
  return (
    <Stack gap="lg" maw={1100}>
      <PageHeader
        title="Connections"
        description="What Mocca works with, and what it could work with."
      />
      {!data && error && <Failure error={error} retry={refetch} />}
      {!data && !error && <ListSkeleton rows={4} />}
      {data && (
        <>
          <Title order={2}>What it stands on</Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {data.own.map((one) => (
              <ConnectionCard key={one.id} connection={one} />
            ))}
          </SimpleGrid>
          <Title order={2}>Vendors</Title>
          <Alert color="gray" title="Set where Mocca is started">
            Mocca reads these variables once, at its start, and never shows a value.
          </Alert>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {data.connections.map((one) => (
              <ConnectionCard key={one.id} connection={one} />
            ))}
          </SimpleGrid>
        </>
      )}
    </Stack>
  );
}
