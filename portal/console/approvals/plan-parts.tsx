import { Badge, Button, Collapse, Group, List, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Plan } from "./plan-row.ts";

/** Every part of a plan: what is created or removed, and on demand what is there already. */
export function PlanParts({ plan: { kind, parts } }: { plan: Plan }) {
  const [open, show] = useDisclosure();
  const changed = kind === "destroy" ? parts : parts.filter(({ there }) => !there);
  const kept = kind === "destroy" ? [] : parts.filter(({ there }) => there);
  return (
    <Stack gap="sm" align="stretch">
      {changed.length > 0 && (
        <div>
          <Text fw={500} size="sm" mb={4}>
            {kind === "destroy" ? "Removed" : kept.length > 0 ? "Created or changed" : "Created"} (
            {changed.length})
          </Text>
          <Parts parts={changed} />
        </div>
      )}
      {kept.length > 0 && (
        <div>
          <Group gap="xs">
            <Text size="sm">
              {kept.length === 1 ? "One part is" : `${kept.length} parts are`} there already, and
              brought up to date.
            </Text>
            <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={show.toggle}>
              {open ? "Hide them" : "Show them"}
            </Button>
          </Group>
          <Collapse expanded={open}>
            <Parts parts={kept} />
          </Collapse>
        </div>
      )}
    </Stack>
  );
}

function Parts({ parts }: { parts: Plan["parts"] }) {
  return (
    <List listStyleType="none" spacing={4} size="sm" style={{ columns: "20rem" }}>
      {parts.map(({ key, title, vendor }) => (
        <List.Item key={key} style={{ breakInside: "avoid" }}>
          <Group gap="xs">
            <span style={{ overflowWrap: "anywhere" }}>{title}</span>
            <Badge variant="default" size="sm" radius="sm" tt="none">
              {vendor}
            </Badge>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
