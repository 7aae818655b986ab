import { Button, VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import IconMessageOff from "@tabler/icons-react/dist/esm/icons/IconMessageOff.mjs";
import { Link } from "wouter";
import { EmptyState } from "../../looks/empty-state.tsx";
import { RoomHeader } from "./room-header.tsx";
import "./conversation.css";
import { useAsk } from "../../api/use-ask.ts";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import { RoomView } from "./room-view.tsx";
import { RoomList } from "./rooms/room-list.tsx";

/**
 * The team's conversation: the rooms, one room's thread, and what it is about. `?room=` and `?thread=`
 * name the place, `?say=` is what the composer begins with. A phone shows one of them at a time.
 */
export function ConversationPage() {
  const [{ room: wanted, thread, rooms: all }] = useFilter(["room", "thread", "rooms"]);
  const rooms = useAsk("rooms/list", {});
  const phone = useMediaQuery("(max-width: 47.99em)", false, { getInitialValueInEffect: false });
  if (rooms.data === undefined)
    return (
      <>
        <VisuallyHidden component="h1">Conversation</VisuallyHidden>
        {rooms.error ? (
          <Failure error={rooms.error} retry={rooms.refetch} />
        ) : (
          <ListSkeleton rows={6} />
        )}
      </>
    );
  const room = rooms.data.find(({ id }) => wanted === "" || id === wanted);
  const listOnly = phone && all !== "";
  return (
    <div className="conversation">
      {(!phone || listOnly) && <RoomList rooms={rooms.data} here={room?.id} isPage={listOnly} />}
      {!room && !listOnly && <NoRoom waiting={rooms.isFetching} />}
      {room && !listOnly && <RoomView key={room.id} room={room} thread={thread || undefined} />}
    </div>
  );
}

/** A room that was opened a moment ago may be on its way. */
function NoRoom({ waiting }: { waiting: boolean }) {
  if (waiting) return <ListSkeleton rows={6} />;
  return (
    <section className="room" aria-label="No such room">
      <RoomHeader name="No such room" />
      <EmptyState
        icon={IconMessageOff}
        title="There is no such room that you may see"
        action={
          <Button component={Link} href="/">
            Go to everybody’s room
          </Button>
        }
      >
        The address may be mistyped, or you were not given that client. Ask an owner.
      </EmptyState>
    </section>
  );
}
