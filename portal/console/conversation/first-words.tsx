import { Button, Group } from "@mantine/core";
import IconMessages from "@tabler/icons-react/dist/esm/icons/IconMessages.mjs";
import { EmptyState } from "../../looks/empty-state.tsx";
import type { Room } from "./said.ts";

/** Stands in a room where nothing was said yet, with three things to say. */
export function FirstWords({ room, say }: { room: Room; say: (line: string) => void }) {
  if (room.kind === "direct")
    return (
      <EmptyState icon={IconMessages} title={`You and ${room.name}`}>
        Only the two of you see what is written here. Commands work here too.
      </EmptyState>
    );
  const lines =
    room.client === null
      ? ["/status", "/provision", "/help"]
      : ["/status", "/provision", "/run list"];
  return (
    <EmptyState
      icon={IconMessages}
      title="Nothing was said yet"
      action={
        <Group gap="xs" justify="center">
          {lines.map((line) => (
            <Button key={line} variant="default" onClick={() => say(line)}>
              {line}
            </Button>
          ))}
        </Group>
      }
    >
      {room.client === null
        ? "Everybody on the team reads this room. Write to people, or begin with a slash to tell Mocca what to do."
        : `Whoever works for ${room.name} reads this room. Commands here mean ${room.name} by themselves.`}
    </EmptyState>
  );
}
