import { Anchor, Card, Group, Stack } from "@mantine/core";
import { Link } from "wouter";
import { PlanDecision } from "./plan-decision.tsx";
import { headline, type Plan } from "./plan-row.ts";

/** Plans that were decided, one line each. */
export function DecidedPlans({ plans }: { plans: readonly Plan[] }) {
  return (
    <Stack gap="sm">
      {plans.map((plan) => (
        <Card key={plan.id} withBorder padding="md">
          <Group justify="space-between" gap="xs">
            <Anchor
              component={Link}
              href={`/approvals?plan=${plan.id}`}
              fw={500}
              style={{ overflowWrap: "anywhere" }}
            >
              {headline(plan)}
            </Anchor>
            <PlanDecision plan={plan} />
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
