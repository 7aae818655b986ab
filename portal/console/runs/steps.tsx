import { Accordion, Group, Text } from "@mantine/core";
import { StateBadge } from "../../looks/state-badge.tsx";
import { Took } from "../../looks/took.tsx";
import { type Step, stepId } from "./run-row.ts";
import { StepDetails } from "./step-details.tsx";

type Props = {
  steps: readonly Step[];
  opened: string[];
  onOpen: (keys: string[]) => void;
};

/** The steps in the plan's order; it says in words what the drawing shows. */
export function Steps({ steps, opened, onOpen }: Props) {
  const titles = new Map(steps.map(({ key, title }) => [key, title]));
  return (
    <Accordion multiple variant="contained" value={opened} onChange={onOpen} order={3}>
      {steps.map((step) => (
        <Accordion.Item key={step.key} value={step.key} id={stepId(step.key)}>
          <Accordion.Control>
            <Group justify="space-between" gap="xs" pr="sm">
              <Text size="sm" fw={500} flex="1 1 12rem">
                {step.title}
              </Text>
              <Group gap="sm" wrap="nowrap">
                <Text size="sm" c="dimmed">
                  {step.state !== "waiting" && <Took from={step.startedAt} to={endOf(step)} />}
                </Text>
                <StateBadge state={step.state} />
              </Group>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <StepDetails step={step} titles={titles} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

/** A step that does not run any more has no time that goes on. */
function endOf({ state, startedAt, finishedAt }: Step): string | null {
  return state === "running" ? null : (finishedAt ?? startedAt);
}
