import { ActionIcon, Group, Text, Title } from "@mantine/core";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { MessageCard } from "./message/message-card.tsx";
import type { Said } from "./said.ts";
import { ThreadView } from "./thread-view.tsx";
import { useThread } from "./use-thread.ts";

type Props = { thread: string; main: readonly Said[] };

/** The thread that goes on from one message of a room's main thread. */
export function ReplyPanel({ thread, main }: Props) {
  const live = useThread(thread);
  const parent = main.find(({ key }) => key === live.state?.parentKey);
  return (
    <ThreadView
      thread={thread}
      live={live}
      to="the thread"
      head={parent && <Parent said={parent} />}
      empty={() => (
        <Text size="sm" c="dimmed" p="md">
          No replies yet. What is written here goes on from that message.
        </Text>
      )}
    />
  );
}

export function ReplyHeader({ onClose }: { onClose: () => void }) {
  return (
    <Group justify="space-between" px="md" py="xs" wrap="nowrap" className="room-header">
      <Title order={2} size="h5">
        Thread
      </Title>
      <ActionIcon variant="subtle" color="gray" aria-label="Close the thread" onClick={onClose}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function Parent({ said: { author, body, deletedAt } }: { said: Said }) {
  return (
    <div className="thread-parent">
      <Text size="sm" fw={650}>
        {author}
      </Text>
      {deletedAt === null ? (
        <MessageCard message={body} />
      ) : (
        <Text size="sm" c="dimmed" fs="italic">
          This message was removed.
        </Text>
      )}
    </div>
  );
}
