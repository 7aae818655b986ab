import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Message, Tone } from "../../../../bot/message.ts";
import { states } from "../../../looks/states.ts";
import { ProgressStep } from "./progress-step.tsx";
import { Ticking } from "./ticking.tsx";

type Props = { progress: NonNullable<Message["progress"]>; tone: Tone; title: string };

/** How far something has come, and its steps: all of them while it runs, afterwards those that went wrong. */
export function MessageProgress({ progress, tone, title }: Props) {
  const { done, total, ms, rows } = progress;
  const [opened, { toggle }] = useDisclosure();
  const goesOn = tone === "running" || tone === "waiting";
  const shown =
    goesOn || opened ? rows : rows.filter(({ state }) => state !== "done" && state !== "waiting");
  return (
    <Stack gap={6}>
      <Group gap="sm" wrap="nowrap">
        <Progress.Root flex={1} size="md">
          <Progress.Section
            value={total === 0 ? 0 : (done / total) * 100}
            color={states[tone].colour}
            aria-label={title}
            aria-valuetext={`${done} of ${total}`}
          />
        </Progress.Root>
        <Text size="sm" c="dimmed" className="message-clock">
          {done} of {total} · <Ticking ms={ms} goesOn={tone === "running"} />
        </Text>
      </Group>
      {shown.length > 0 && (
        <ul className="message-steps">
          {shown.map((row) => (
            <ProgressStep key={row.title} row={row} />
          ))}
        </ul>
      )}
      {!goesOn && rows.length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={toggle}
          aria-expanded={opened}
          style={{ alignSelf: "flex-start" }}
        >
          {opened ? "Hide the steps" : `Show all ${rows.length} steps`}
        </Button>
      )}
    </Stack>
  );
}
