import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "wouter";
import type { Questions } from "../../../api/v1/calls.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Commit } from "../../looks/commit.tsx";
import { EnvironmentName } from "../../looks/environment-name.tsx";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { StateBadge } from "../../looks/state-badge.tsx";
import { Outside } from "./message/linked.tsx";

type Facts = Questions["rooms/facts"]["output"];

const most = 8;
const standing = {
  live: { state: "done", word: "live" },
  planned: { state: "waiting", word: "not provisioned" },
  destroyed: { state: "undone", word: "destroyed" },
} as const;

/** The live facts that a room is about. */
export function RoomFacts({ room }: { room: string }) {
  const { data, error, refetch } = useAsk("rooms/facts", { room });
  if (data === undefined)
    return error ? <Failure error={error} retry={refetch} /> : <ListSkeleton rows={4} />;
  return (
    <Stack gap="xl">
      <section aria-labelledby="facts-environments">
        <Title order={2} size="h5" id="facts-environments" mb="sm">
          Environments
        </Title>
        <Environments rows={data.environments} />
      </section>
      <section aria-labelledby="facts-runs">
        <Title order={2} size="h5" id="facts-runs" mb="sm">
          Runs
        </Title>
        <Runs rows={data.runs} />
      </section>
    </Stack>
  );
}

function Environments({ rows }: { rows: Facts["environments"] }) {
  if (rows.length === 0) return <Nothing>None yet. Say /provision and a client.</Nothing>;
  return (
    <Stack gap="md">
      {rows.slice(0, most).map((row) => (
        <Stack key={`${row.client} ${row.project} ${row.environment}`} gap={2} align="flex-start">
          <Group gap={6}>
            <Text span size="sm">
              <EnvironmentName client={row.clientName} environment={row.environment} />
            </Text>
            <StateBadge {...standing[row.state]} />
          </Group>
          {row.address && (
            <Text size="sm" className="message-words">
              <Outside href={row.address}>{new URL(row.address).host}</Outside>
            </Text>
          )}
          {row.commit && <Commit commit={row.commit} subject={row.subject ?? ""} />}
          {row.deployedAt && (
            <Text size="xs" c="dimmed" component="div">
              Deployed <RelativeTime at={row.deployedAt} />
            </Text>
          )}
        </Stack>
      ))}
      {rows.length > most && (
        <Anchor component={Link} href="/environments" size="sm">
          All environments
        </Anchor>
      )}
    </Stack>
  );
}

function Runs({ rows }: { rows: Facts["runs"] }) {
  if (rows.length === 0) return <Nothing>Nothing ran here yet.</Nothing>;
  return (
    <Stack gap="sm">
      {rows.slice(0, most).map(({ number, kind, client, state, createdAt }) => (
        <div key={number}>
          <Group gap={6}>
            <Anchor component={Link} href={`/runs/R-${number}`} size="sm" fw={500}>
              R-{number} · {client}
            </Anchor>
            <StateBadge state={state} />
          </Group>
          <Text size="xs" c="dimmed" component="div">
            {kind === "destroy" ? "Destroying" : "Provisioning"}, <RelativeTime at={createdAt} />
          </Text>
        </div>
      ))}
    </Stack>
  );
}

function Nothing({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
