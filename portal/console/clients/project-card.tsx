import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import IconAdjustments from "@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs";
import { Link, useLocation } from "wouter";
import { useSay } from "../../api/use-say.ts";
import { StateBadge } from "../../looks/state-badge.tsx";
import { projectTitle } from "../environments/project-title.ts";
import type { Client, Project, Right } from "./client-row.ts";

type Props = { client: Client["client"]; project: Project; rights: readonly Right[] };

/** One project: its environments with their addresses, and the ways on. */
export function ProjectCard({ client, project, rights }: Props) {
  const [, go] = useLocation();
  const provision = useSay("environments/provision", {
    done: ({ id }) => go(`/approvals?plan=${id}`),
  });
  const at = { client: client.slug, project: project.slug };
  const environments = [...project.environments].sort((a, b) => b.name.localeCompare(a.name));
  return (
    <Card withBorder component="section">
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2} size="h4">
          {projectTitle({ ...at, clientName: client.name })}
        </Title>
        <Group gap="xs">
          <Button
            component={Link}
            href={`/clients/${client.slug}/manifest?project=${project.slug}`}
            variant="default"
            size="xs"
            leftSection={<IconAdjustments size={16} aria-hidden />}
          >
            Lucca configuration
          </Button>
          {rights.includes("provision") && (
            <Button
              size="xs"
              variant="light"
              loading={provision.isPending}
              onClick={() => provision.mutate(at)}
            >
              Plan provisioning
            </Button>
          )}
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {environments.map((environment) => (
          <Place key={environment.id} environment={environment} project={project} />
        ))}
      </SimpleGrid>
    </Card>
  );
}

const states = {
  planned: <StateBadge state="waiting" word="not provisioned" />,
  live: <StateBadge state="done" word="live" />,
  destroyed: <StateBadge state="undone" word="destroyed" />,
};

type PlaceProps = { environment: Project["environments"][number]; project: Project };

function Place({ environment: { name, state, address }, project }: PlaceProps) {
  const parts = project.resources.filter(({ key }) => key.endsWith(`/${name}`));
  const vendors = [...new Set(parts.map(({ vendor }) => vendor))];
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text fw={500}>{name === "staging" ? "Staging" : "Production"}</Text>
        {states[state]}
      </Group>
      {address && (
        <Anchor href={address} size="sm" style={{ overflowWrap: "anywhere" }}>
          {address}
        </Anchor>
      )}
      <Text size="sm" c="dimmed">
        {parts.length === 0
          ? "Nothing of it exists yet."
          : `${parts.length} parts at ${vendors.join(", ")}`}
      </Text>
    </Stack>
  );
}
