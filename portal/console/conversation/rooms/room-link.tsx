import { Badge, NavLink, VisuallyHidden } from "@mantine/core";
import IconHash from "@tabler/icons-react/dist/esm/icons/IconHash.mjs";
import IconUser from "@tabler/icons-react/dist/esm/icons/IconUser.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { Link } from "wouter";
import type { Room } from "../said.ts";
import { roomPath } from "./room-path.ts";

const icons = { all: IconUsers, client: IconHash, direct: IconUser };

/** A room with how much is unread in it. */
export function RoomLink({ room, isHere }: { room: Room; isHere: boolean }) {
  const { kind, name, unread } = room;
  const Icon = icons[kind];
  const count = unread > 98 ? "99+" : String(unread);
  return (
    <NavLink
      component={Link}
      href={roomPath(room.id)}
      label={name}
      active={isHere}
      aria-current={isHere ? "page" : undefined}
      fw={isHere || unread > 0 ? 650 : 500}
      bdrs="md"
      leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
      rightSection={
        unread > 0 && (
          <Badge size="sm" circle={unread < 10} component="span">
            {count}
            <VisuallyHidden> unread</VisuallyHidden>
          </Badge>
        )
      }
      styles={{ label: { overflowWrap: "anywhere" } }}
    />
  );
}
