import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { say } from "../../api/call-api.ts";
import type { ThreadState } from "./said.ts";
import { useLooking } from "./use-looking.ts";

/**
 * Marks a thread as read while its end is seen, and answers after which position messages are new: set
 * when the thread is opened, and when somebody writes while nobody looks.
 */
export function useReading(thread: string, state: ThreadState, atEnd: boolean): number | undefined {
  const client = useQueryClient();
  const looking = useLooking() && atEnd;
  const [newAfter, setNewAfter] = useState(state.read === 0 ? undefined : state.read);
  const read = useRef(state.read);
  const last = state.messages.at(-1)?.position ?? 0;
  const { cursor } = state;
  useEffect(() => {
    if (last <= read.current) return;
    if (!looking) return setNewAfter(read.current === 0 ? undefined : read.current);
    read.current = last;
    // Whatever stays unread by a failure is marked with the next message.
    say("rooms/read", { thread, seq: cursor }).then(
      () => client.invalidateQueries({ queryKey: ["rooms/list"] }),
      () => undefined,
    );
  }, [looking, last, cursor, thread, client]);
  return newAfter;
}
