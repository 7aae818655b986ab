import { Anchor, Card, Code, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import { useAsk } from "../../api/use-ask.ts";
import { Fact } from "../../looks/fact.tsx";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { exactTime } from "../../looks/times.ts";
import type { PageProps } from "../page.ts";
import { doorOf, type EventRow } from "./event-row.ts";

/** One event at its permalink: its facts, and the hashes that chain it to the one before. */
export function EventPage({ params }: PageProps) {
  const seq = Number(params["seq"]);
  const { data, error, refetch } = useAsk("audit/show", { seq });
  return (
    <>
      <PageHeader
        title={`Event ${params["seq"] ?? ""}`}
        description={data ? data.kind : undefined}
      />
      {data ? (
        <EventDetails row={data} />
      ) : error ? (
        <Failure error={error} retry={refetch} />
      ) : (
        <ListSkeleton rows={4} />
      )}
    </>
  );
}

function EventDetails({ row }: { row: EventRow }) {
  return (
    <Stack maw={900}>
      <Card withBorder>
        <SimpleGrid component="dl" m={0} cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
          <Fact label="When">
            {exactTime(row.at)} (<RelativeTime at={row.at} />)
          </Fact>
          <Fact label="Who">
            {row.actor.name}, {doorOf(row)}
          </Fact>
          <Fact label="Verb">{row.verb}</Fact>
          {row.client !== null && (
            <Fact label="Client">
              <Anchor component={Link} href={`/clients/${row.client}`} inherit underline="always">
                {row.clientName}
              </Anchor>
              {row.project !== null && row.project !== row.client && ` · ${row.project}`}
            </Fact>
          )}
          {row.run !== null && (
            <Fact label="Run">
              <Anchor component={Link} href={`/runs/R-${row.run}`} inherit underline="always">
                R-{row.run}
              </Anchor>
            </Fact>
          )}
          {row.deploy !== null && (
            <Fact label="Deploy">
              <Anchor component={Link} href={`/deploys/${row.deploy}`} inherit underline="always">
                Open
              </Anchor>
            </Fact>
          )}
          <Fact label="Seen by">
            {row.visibility === "client" ? "the team and the client" : "the team"}
          </Fact>
        </SimpleGrid>
      </Card>
      <Card withBorder>
        <Text fw={500} mb="xs">
          Facts
        </Text>
        <Wrapped text={JSON.stringify(row.facts, null, 2)} />
      </Card>
      <Card withBorder>
        <Text fw={500} mb="xs">
          Chain
        </Text>
        <Text size="sm">Hash</Text>
        <Wrapped text={row.hash} />
        <Text size="sm" mt="sm">
          Hash of the event before
        </Text>
        <Wrapped text={row.previous} />
        <Group mt="md" gap="md">
          {row.seq > 1 && (
            <Anchor component={Link} href={`/audit/${row.seq - 1}`} size="sm">
              The event before
            </Anchor>
          )}
          <Anchor component={Link} href={`/audit/${row.seq + 1}`} size="sm">
            The event after
          </Anchor>
          <Anchor component={Link} href="/audit" size="sm">
            All events
          </Anchor>
        </Group>
      </Card>
    </Stack>
  );
}

function Wrapped({ text }: { text: string }) {
  return (
    <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {text}
    </Code>
  );
}
