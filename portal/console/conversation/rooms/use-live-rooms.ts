import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { join } from "../../../api/live.ts";
import type { Room } from "../said.ts";

const quietMs = 400;

/** Counts what is unread anew whenever somebody writes in one of the rooms. */
export function useLiveRooms(rooms: readonly Room[]): void {
  const client = useQueryClient();
  const threads = rooms.map(({ threadId }) => threadId).join(" ");
  useEffect(() => {
    let timer: number | undefined;
    const wake = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ["rooms/list"] });
      }, quietMs);
    };
    const leaves = threads.split(" ").map((thread) => join(`thread:${thread}`, wake));
    return () => {
      for (const leave of leaves) leave();
      window.clearTimeout(timer);
    };
  }, [threads, client]);
}
