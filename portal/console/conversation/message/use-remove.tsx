import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSay } from "../../../api/use-say.ts";

const undoMs = 12_000;

/** Removes a message of one's own, and offers for a while to bring it back. */
export function useRemove(thread: string, key: string): () => void {
  const restore = useSay("rooms/restore");
  const remove = useSay("rooms/remove", {
    done: () => {
      const id = notifications.show({
        autoClose: undoMs,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">Your message was removed.</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                restore.mutate({ thread, key });
                notifications.hide(id);
              }}
            >
              Undo
            </Button>
          </Group>
        ),
      });
    },
  });
  return () => remove.mutate({ thread, key });
}
