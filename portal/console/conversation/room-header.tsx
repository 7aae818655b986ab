import { ActionIcon, Group, Title } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import { Link } from "wouter";
import { focusTitle } from "../../looks/awaited-title.ts";
import { useTitle } from "../../looks/use-title.ts";

type Props = { name: string; onFacts?: () => void };

/** The room's name; on a phone the way back, and where the facts have no place of their own, to them. */
export function RoomHeader({ name, onFacts }: Props) {
  useTitle(name);
  return (
    <Group px="md" py="xs" gap="xs" wrap="nowrap" className="room-header">
      <ActionIcon
        component={Link}
        href="/?rooms=all"
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        aria-label="All rooms"
      >
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
      <Title order={1} size="h4" tabIndex={-1} className="page-title" ref={focusTitle} flex={1}>
        {name}
      </Title>
      {onFacts && (
        <ActionIcon variant="subtle" color="gray" aria-label="Facts of this room" onClick={onFacts}>
          <IconInfoCircle size={20} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
