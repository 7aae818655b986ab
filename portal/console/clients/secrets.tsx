import { Card, Code, SimpleGrid, Stack, Text } from "@mantine/core";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import { useAsk } from "../../api/use-ask.ts";
import { EmptyState } from "../../looks/empty-state.tsx";
import { Fact } from "../../looks/fact.tsx";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";

/** The names, ages and fingerprints of a client's secrets; the values stay in the vault. */
export function Secrets({ client }: { client: string }) {
  const { data, error, refetch } = useAsk("secrets/list", { client });
  if (data === undefined)
    return error ? <Failure error={error} retry={refetch} /> : <ListSkeleton rows={4} />;
  if (data.length === 0)
    return (
      <EmptyState icon={IconKey} title="No secrets yet">
        Provisioning makes them, seals them in the vault and hands them to what needs them.
      </EmptyState>
    );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Nobody can read a value here. Two equal fingerprints stand for one value.
      </Text>
      {data.map((row) => (
        <Card key={`${row.project}/${row.environment ?? ""}/${row.name}`} withBorder padding="md">
          <SimpleGrid component="dl" m={0} cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
            <Fact label="Name">
              <Text span fw={500} size="sm">
                {row.name}
              </Text>
            </Fact>
            <Fact label="Where">
              {row.project}
              {row.environment && ` · ${row.environment}`}
              {row.use && `: ${row.use}`}
            </Fact>
            <Fact label={row.rotatedAt === null ? "Made" : "Rotated"}>
              <RelativeTime at={row.rotatedAt ?? row.createdAt} />
            </Fact>
            <Fact label="Fingerprint">
              <Code>{row.fingerprint}</Code>
            </Fact>
          </SimpleGrid>
        </Card>
      ))}
    </Stack>
  );
}
