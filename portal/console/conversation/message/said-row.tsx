import { Box, Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import IconMessages from "@tabler/icons-react/dist/esm/icons/IconMessages.mjs";
import { memo } from "react";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import type { Said } from "../said.ts";
import { useThreadActs } from "../thread-context.ts";
import { AuthorIcon } from "./author-icon.tsx";
import { EditMessage } from "./edit-message.tsx";
import { MessageCard } from "./message-card.tsx";
import { OnlyYou } from "./only-you.tsx";
import { SaidMenu } from "./said-menu.tsx";

type Props = { said: Said; goesOn: boolean; isLast: boolean };

/** One message in a thread, with what can be done about it. */
export const SaidRow = memo(function SaidRow({ said, goesOn, isLast }: Props) {
  const { author, person, at, replies } = said;
  const { reply } = useThreadActs();
  const [editing, { open, close }] = useDisclosure();
  return (
    <Box
      component="article"
      className="said"
      data-goes-on={goesOn || undefined}
      aria-label={`${author} said`}
    >
      <div className="said-side">{!goesOn && <AuthorIcon author={author} person={person} />}</div>
      <div className="said-body">
        {!goesOn && (
          <Group gap={8} wrap="wrap">
            <Text fw={650} size="sm">
              {author}
            </Text>
            <Text size="xs" c="dimmed" component="span">
              <RelativeTime at={at} />
            </Text>
            {said.private && <OnlyYou />}
          </Group>
        )}
        {editing ? (
          <EditMessage said={said} onClose={close} />
        ) : (
          <Words said={said} isLast={isLast} />
        )}
        {replies && replies.count > 0 && reply && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconMessages size={14} aria-hidden />}
            onClick={() => reply(said.key)}
          >
            {replies.count === 1 ? "1 reply" : `${replies.count} replies`}
          </Button>
        )}
      </div>
      {!editing && <SaidMenu said={said} onEdit={open} />}
    </Box>
  );
});

function Words({ said, isLast }: { said: Said; isLast: boolean }) {
  const { press, say } = useThreadActs();
  if (said.deletedAt !== null)
    return (
      <Text size="sm" c="dimmed" fs="italic">
        This message was removed.
      </Text>
    );
  return (
    <>
      <MessageCard
        message={said.body}
        isLast={isLast}
        onPress={(button) => press(said.key, button)}
        onFilled={say}
      />
      {said.editedAt !== null && (
        <Text size="xs" c="dimmed">
          Edited
        </Text>
      )}
    </>
  );
}
