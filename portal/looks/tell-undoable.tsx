import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";

/** Says that something was done, with the button that takes it back. */
export function tellUndoable(words: string, undo: () => void): void {
  const id = notifications.show({
    color: "green",
    autoClose: 12_000,
    message: (
      <Group justify="space-between" gap="sm">
        {words}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
