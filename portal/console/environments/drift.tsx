import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import { StateBadge } from "../../looks/state-badge.tsx";
import type { BoardRow } from "./board-row.ts";

/** What is going on with a project, and where its versions have drifted apart. */
export function Drift({ row }: { row: BoardRow }) {
  const { run, plan } = row;
  const notes = notesOf(row);
  if (run === null && plan === null && notes.length === 0) return null;
  return (
    <Stack gap={4} align="flex-start">
      {(run ?? plan) !== null && (
        <Group gap={6}>
          {run && (
            <Anchor component={Link} href={`/runs/R-${run.number}`}>
              <StateBadge
                state={run.state}
                word={`R-${run.number} ${run.kind === "destroy" ? "destroys" : "provisions"}`}
              />
            </Anchor>
          )}
          {plan && (
            <Anchor component={Link} href={`/approvals?plan=${plan}`}>
              <StateBadge state="needs you" word="plan waits" />
            </Anchor>
          )}
        </Group>
      )}
      {notes.map((note) => (
        <Text key={note} size="xs" c="dimmed">
          {note}
        </Text>
      ))}
    </Stack>
  );
}

function notesOf({ ahead, behind, record, staging }: BoardRow): string[] {
  const gone = staging.state === "destroyed";
  return [
    ...(ahead ? ["Staging and production serve different commits."] : []),
    ...behind.map(({ title, from, to }) => `${title} is ${from}; the catalogue has ${to}.`),
    ...(record === "differs" && !gone
      ? ["The configuration has changes that are not in the repository yet."]
      : []),
  ];
}
