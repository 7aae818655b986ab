import { Accordion, Group, Text } from "@mantine/core";
import { useState } from "react";
import { StateBadge } from "../../looks/state-badge.tsx";
import { Took } from "../../looks/took.tsx";
import type { Deploy } from "./deploy-row.ts";
import { StageLog } from "./stage-log.tsx";

type Stage = Deploy["stages"][number];

/** A deploy's stages in their order; the one that runs or failed is open until somebody chooses. */
export function Stages({ deploy }: { deploy: Deploy }) {
  const [chosen, setChosen] = useState<string | null>();
  const open = chosen === undefined ? (telling(deploy.stages)?.name ?? null) : chosen;
  return (
    <Accordion variant="contained" value={open} onChange={setChosen} order={2} aria-label="Stages">
      {deploy.stages.map((stage) => (
        <Accordion.Item key={stage.name} value={stage.name}>
          <Accordion.Control>
            <Group justify="space-between" wrap="nowrap" pr="sm">
              <Text fw={500}>{stage.name}</Text>
              <Group gap="sm" wrap="nowrap">
                <Text size="sm" c="dimmed">
                  <Took from={stage.startedAt} to={endOf(stage)} />
                </Text>
                <StateBadge state={stage.state} word={wordOf(stage, deploy)} />
              </Group>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            {open === stage.name && <StageLog deploy={deploy} stage={stage} />}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

/** A stage that waits in a deploy that has ended waits no more. */
function wordOf({ state }: Stage, { finishedAt }: Deploy): string {
  return state === "waiting" && finishedAt !== null ? "not reached" : state;
}

/** What a stage that was stopped midway took is not known, and does not go on. */
function endOf({ state, startedAt, finishedAt }: Stage): string | null {
  return state === "running" ? null : (finishedAt ?? startedAt);
}

/** The stage that tells most: the one that failed or runs, or else the last one that ended. */
function telling(stages: readonly Stage[]): Stage | undefined {
  return (
    stages.find(({ state }) => state === "failed" || state === "running") ??
    stages.findLast(({ state }) => state === "done")
  );
}
