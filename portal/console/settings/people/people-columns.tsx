import { Badge, Group, Text } from "@mantine/core";
import type { Questions } from "../../../../api/v1/calls.ts";
import type { Column } from "../../../looks/data-table.tsx";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import { StateBadge } from "../../../looks/state-badge.tsx";
import { PersonActions } from "./person-actions.tsx";

export type Person = Questions["people/list"]["output"]["rows"][number];

/** What the list tells of each person; only an owner has something to do there. */
export function peopleColumns(owns: boolean): Column<Person>[] {
  const told: Column<Person>[] = [
    {
      title: "Name",
      cell: ({ name, email }) => (
        <div>
          <Text fw={600} size="sm">
            {name}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {email}
          </Text>
        </div>
      ),
    },
    { title: "Role", cell: ({ role }) => role },
    {
      title: "State",
      cell: ({ state }) => (
        <StateBadge state={state === "active" ? "done" : "waiting"} word={state} />
      ),
    },
    {
      title: "Clients",
      cell: ({ role, clients }) =>
        clients.length === 0 ? (
          <Text size="sm" c="dimmed">
            {role === "member" ? "none yet" : "all, by their role"}
          </Text>
        ) : (
          <Group gap={6}>
            {clients.map(({ slug, name, role: there }) => (
              <Badge key={slug} variant="default" tt="none" fw={500}>
                {name} · {there}
              </Badge>
            ))}
          </Group>
        ),
    },
    { title: "Since", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
  if (!owns) return told;
  return [
    ...told,
    { title: "Actions", actions: true, cell: (person) => <PersonActions person={person} /> },
  ];
}
