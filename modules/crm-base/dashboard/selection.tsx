import { Button, Group, Text } from "@mantine/core";
import type { Contact, ContactState } from "../../crm-base/contact.ts";

type Props = {
  chosen: readonly Contact[];
  state: ContactState;
  total: number;
  words: string;
  onMove(): void;
  onClear(): void;
};

/** How many there are; or, when some are ticked, what can be done with them together. */
export function Selection({ chosen, state, total, words, onMove, onClear }: Props) {
  const people = (count: number) => (count === 1 ? "1 contact" : `${count} contacts`);
  return (
    <Group h={30} gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {chosen.length > 0
          ? `${people(chosen.length)} selected`
          : `${people(total)}${words ? ` for “${words}”` : ""}`}
      </Text>
      {chosen.length > 0 && (
        <>
          <Button size="xs" variant="default" onClick={onMove}>
            {state === "active" ? "Archive" : "Restore"}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
            Clear
          </Button>
        </>
      )}
    </Group>
  );
}
