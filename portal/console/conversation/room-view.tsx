import { Drawer } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useCallback } from "react";
import { useLocation } from "wouter";
import { useSay } from "../../api/use-say.ts";
import { FirstWords } from "./first-words.tsx";
import { RoomFacts } from "./room-facts.tsx";
import { RoomHeader } from "./room-header.tsx";
import { roomPath } from "./rooms/room-path.ts";
import type { Room } from "./said.ts";
import { ThreadSide } from "./thread-side.tsx";
import { ThreadView } from "./thread-view.tsx";
import { useThread } from "./use-thread.ts";

type Props = { room: Room; thread: string | undefined };

/** One room: its thread, and beside it a thread that goes on from a message, or the room's facts. */
export function RoomView({ room, thread }: Props) {
  const { id, threadId, name } = room;
  const [, go] = useLocation();
  const wide = useMediaQuery("(min-width: 75em)", true, { getInitialValueInEffect: false });
  const [factsOpened, facts] = useDisclosure();
  const live = useThread(threadId);
  const { mutate } = useSay("rooms/reply", { done: (made) => go(roomPath(id, made.threadId)) });
  const reply = useCallback(
    (message: string) => mutate({ thread: threadId, message }),
    [mutate, threadId],
  );
  const side = thread === threadId ? undefined : thread;
  return (
    <>
      <section className="room" aria-label={name}>
        <RoomHeader name={name} {...(!wide && { onFacts: facts.open })} />
        <ThreadView
          thread={threadId}
          live={live}
          to={room.kind === "all" ? "everybody" : name}
          reply={reply}
          empty={(say) => <FirstWords room={room} say={say} />}
        />
      </section>
      {wide && side === undefined ? (
        <aside className="facts" aria-label="Facts of this room">
          <RoomFacts room={id} />
        </aside>
      ) : (
        <ThreadSide
          wide={wide}
          thread={side}
          main={live.state?.messages ?? []}
          onClose={() => go(roomPath(id))}
        />
      )}
      <Drawer
        opened={factsOpened && !wide}
        onClose={facts.close}
        position="right"
        title={name}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <RoomFacts room={id} />
      </Drawer>
    </>
  );
}
