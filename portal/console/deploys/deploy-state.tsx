import { Group, Text } from "@mantine/core";
import { StateBadge } from "../../looks/state-badge.tsx";
import type { DeployRow } from "./deploy-row.ts";

type Props = { row: Pick<DeployRow, "state" | "stage" | "live"> };

/** How a deploy stands, at which stage, and whether it is what answers now. */
export function DeployState({ row: { state, stage, live } }: Props) {
  return (
    <Group gap={6}>
      <StateBadge state={state} word={live ? "live" : state} />
      {stage !== null && (state === "running" || state === "failed") && (
        <Text size="xs" c="dimmed">
          {state === "failed" ? `at ${stage}` : stage}
        </Text>
      )}
    </Group>
  );
}
