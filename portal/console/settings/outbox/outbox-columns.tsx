import { Text } from "@mantine/core";
import type { Questions } from "../../../../api/v1/calls.ts";
import type { Tone } from "../../../../bot/message.ts";
import type { Column } from "../../../looks/data-table.tsx";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import { StateBadge } from "../../../looks/state-badge.tsx";
import { OutboxActions } from "./outbox-actions.tsx";

export type Unsent = Questions["outbox/list"]["output"]["rows"][number];

const tones: Record<Unsent["state"], { tone: Tone; word: string }> = {
  waiting: { tone: "waiting", word: "waiting" },
  sending: { tone: "running", word: "sending" },
  kept: { tone: "needs you", word: "kept" },
  done: { tone: "done", word: "gone out" },
  dead: { tone: "failed", word: "given up" },
};

export const outboxColumns: Column<Unsent>[] = [
  {
    title: "What",
    cell: (row) => (
      <div>
        <Text size="sm" fw={600}>
          {whatOf(row)}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {row.target.replace(/^mail:/, "")}
        </Text>
      </div>
    ),
  },
  {
    title: "State",
    cell: ({ state }) => <StateBadge state={tones[state].tone} word={tones[state].word} />,
  },
  { title: "Why", cell: ({ failure }) => failure ?? "" },
  { title: "Tries", cell: ({ attempt }) => attempt },
  { title: "Since", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  { title: "Actions", actions: true, cell: (row) => <OutboxActions row={row} /> },
];

function whatOf({ mail, person }: Unsent): string {
  const whose = person === null ? "" : ` of ${person}`;
  if (mail === "invitation") return `Invitation${whose}`;
  return mail === "sign-in" ? `Sign-in link${whose}` : "Card";
}
