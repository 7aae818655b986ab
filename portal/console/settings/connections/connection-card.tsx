import { Anchor, Card, Code, Group, Stack, Text, Title } from "@mantine/core";
import type { Tone } from "../../../../bot/message.ts";
import { StateBadge } from "../../../looks/state-badge.tsx";

type Connection = {
  name: string;
  gives: string;
  state: "connected" | "half set" | "not set" | "failed";
  why?: string | null;
  missing?: string[];
  where?: string;
  link?: string;
};

const tones: Record<Connection["state"], Tone> = {
  connected: "done",
  "half set": "stopped",
  "not set": "waiting",
  failed: "failed",
};

/** One connection: whether it is there, and otherwise what is missing and where that comes from. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const { name, gives, state, why, missing = [], where, link } = connection;
  return (
    <Card withBorder padding="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h5">
            {name}
          </Title>
          <StateBadge state={tones[state]} word={state} />
        </Group>
        <Text size="sm">{gives}</Text>
        {why && (
          <Text size="sm" c="dimmed">
            {why}
          </Text>
        )}
        {missing.length > 0 && (
          <>
            <Group gap={6}>
              {missing.map((variable) => (
                <Code key={variable} style={{ overflowWrap: "anywhere" }}>
                  {variable}
                </Code>
              ))}
            </Group>
            <Text size="sm" c="dimmed">
              {where}{" "}
              {link && (
                <Anchor href={link} target="_blank" rel="noreferrer" underline="always">
                  Open
                </Anchor>
              )}
            </Text>
          </>
        )}
      </Stack>
    </Card>
  );
}
