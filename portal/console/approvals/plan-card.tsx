import { Anchor, Card, Code, Group, List, Stack, Text, Title } from "@mantine/core";
import { Link } from "wouter";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { StateBadge } from "../../looks/state-badge.tsx";
import { Changes } from "./changes.tsx";
import { DecidePlan } from "./decide-plan.tsx";
import { PlanDecision } from "./plan-decision.tsx";
import { PlanParts } from "./plan-parts.tsx";
import { headline, type Plan } from "./plan-row.ts";

const badges = {
  open: <StateBadge state="needs you" />,
  approved: <StateBadge state="done" word="approved" />,
  cancelled: <StateBadge state="stopped" word="cancelled" />,
  superseded: <StateBadge state="undone" word="superseded" />,
};

/** A plan as a person decides it: what it changes and makes, what to know, who asked. */
export function PlanCard({ plan }: { plan: Plan }) {
  return (
    <Card withBorder component="article" padding="lg">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Title order={2} size="h4" flex="1 1 16rem" style={{ overflowWrap: "anywhere" }}>
            {headline(plan)}
          </Title>
          {badges[plan.state]}
        </Group>
        {plan.changes !== null && <Changes changes={plan.changes} />}
        <PlanParts plan={plan} />
        {plan.notes.length > 0 && (
          <List size="sm" spacing={4}>
            {plan.notes.map((note) => (
              <List.Item key={note}>{note}</List.Item>
            ))}
          </List>
        )}
        {plan.state === "open" ? <DecidePlan plan={plan} /> : <PlanDecision plan={plan} />}
        <Text size="xs" c="dimmed" component="div">
          asked by {plan.askedBy} <RelativeTime at={plan.askedAt} /> · plan{" "}
          <Code fz="xs" title={plan.hash}>
            {plan.hash.slice(0, 12)}
          </Code>{" "}
          ·{" "}
          <Anchor component={Link} href={`/clients/${plan.client.slug}`} inherit underline="always">
            {plan.client.name}
          </Anchor>{" "}
          ·{" "}
          <Anchor component={Link} href={`/approvals?plan=${plan.id}`} inherit underline="always">
            Open
          </Anchor>
        </Text>
      </Stack>
    </Card>
  );
}
