import { ActionIcon, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import type { Room } from "../said.ts";
import { NewDirect } from "./new-direct.tsx";
import { RoomLink } from "./room-link.tsx";
import { useLiveRooms } from "./use-live-rooms.ts";

type Props = { rooms: readonly Room[]; here: string | undefined; isPage: boolean };

/** Everybody's room, one for each client, and those with one colleague. */
export function RoomList({ rooms, here, isPage }: Props) {
  const [opened, { open, close }] = useDisclosure();
  useLiveRooms(rooms);
  const of = (kind: Room["kind"]) => rooms.filter((room) => room.kind === kind);
  const links = (kind: Room["kind"]) =>
    of(kind).map((room) => <RoomLink key={room.id} room={room} isHere={room.id === here} />);
  return (
    <nav className="rooms" aria-label="Rooms">
      {isPage ? (
        <Title order={1} size="h3" tabIndex={-1} className="page-title" mb="sm">
          Conversation
        </Title>
      ) : null}
      {links("all")}
      {of("client").length > 0 && (
        <Text size="sm" c="dimmed" fw={600} px="sm" mt="md" mb={4}>
          Clients
        </Text>
      )}
      {links("client")}
      <Group justify="space-between" px="sm" mt="md" mb={4} wrap="nowrap">
        <Text size="sm" c="dimmed" fw={600}>
          People
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label="Write to a colleague" onClick={open}>
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Stack gap={0}>{links("direct")}</Stack>
      {of("direct").length === 0 && (
        <Text size="xs" c="dimmed" px="sm">
          Nobody yet. Write to a colleague with the plus.
        </Text>
      )}
      <NewDirect opened={opened} onClose={close} />
    </nav>
  );
}
