import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAsk } from "../../api/use-ask.ts";
import { Commit } from "../../looks/commit.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { StateBadge } from "../../looks/state-badge.tsx";

/** The client's last runs and deploys. */
export function Recent({ client }: { client: string }) {
  const runs = useAsk("runs/list", { client, limit: 5 }).data?.rows;
  const deploys = useAsk("deploys/list", { client, limit: 5 }).data?.rows;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Panel title="Last runs" href={`/runs?client=${client}`} count={runs?.length}>
        {runs?.map((run) => (
          <Group key={run.number} justify="space-between" gap="xs">
            <Text size="sm" component="div">
              <Anchor
                component={Link}
                href={`/runs/R-${run.number}`}
                inherit
                underline="always"
                fw={500}
              >
                R-{run.number}
              </Anchor>{" "}
              {run.kind} <RelativeTime at={run.createdAt} />
            </Text>
            <StateBadge state={run.state} />
          </Group>
        ))}
      </Panel>
      <Panel title="Last deploys" href={`/deploys?client=${client}`} count={deploys?.length}>
        {deploys?.map((deploy) => (
          <Group key={deploy.id} justify="space-between" gap="xs" wrap="nowrap">
            <Text size="sm" component="div" miw={0}>
              <Anchor
                component={Link}
                href={`/deploys/${deploy.id}`}
                inherit
                underline="always"
                fw={500}
              >
                {deploy.environment ?? deploy.branch}
              </Anchor>{" "}
              <Commit commit={deploy.commit} subject={deploy.subject} />
            </Text>
            <StateBadge state={deploy.state} />
          </Group>
        ))}
      </Panel>
    </SimpleGrid>
  );
}

type PanelProps = {
  title: string;
  href: string;
  /** How many there are; nothing while they are on their way. */
  count: number | undefined;
  children: ReactNode;
};

function Panel({ title, href, count, children }: PanelProps) {
  return (
    <Card withBorder component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5">
          {title}
        </Title>
        <Anchor component={Link} href={href} size="sm" aria-label={`${title}: all`}>
          All
        </Anchor>
      </Group>
      <Stack gap="xs">
        {count === undefined && <ListSkeleton rows={2} />}
        {count === 0 ? (
          <Text size="sm" c="dimmed">
            None yet.
          </Text>
        ) : (
          children
        )}
      </Stack>
    </Card>
  );
}
