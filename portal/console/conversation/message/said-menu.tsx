import { ActionIcon, Group, Menu } from "@mantine/core";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconMessageReply from "@tabler/icons-react/dist/esm/icons/IconMessageReply.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { asksMocca } from "../asks-mocca.ts";
import type { Said } from "../said.ts";
import { useThreadActs } from "../thread-context.ts";
import { useRemove } from "./use-remove.tsx";

/** Reply in a thread; edit and remove one's own. */
export function SaidMenu({ said, onEdit }: { said: Said; onEdit: () => void }) {
  const { thread, reply } = useThreadActs();
  const remove = useRemove(thread, said.key);
  const mine = said.mine && said.deletedAt === null;
  const canReply = reply !== undefined && !said.private && said.deletedAt === null;
  if (!mine && !canReply) return null;
  return (
    <Group gap={0} wrap="nowrap" className="said-menu">
      {canReply && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Reply to ${said.author} in a thread`}
          onClick={() => reply(said.key)}
        >
          <IconMessageReply size={16} aria-hidden />
        </ActionIcon>
      )}
      {mine && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label="More for this message">
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!asksMocca(said.body.text) && (
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
                Edit
              </Menu.Item>
            )}
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={remove}
            >
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
