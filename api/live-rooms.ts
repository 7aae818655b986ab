import { z } from "zod";
import { openThreads } from "../bot/console/rooms/open-threads.ts";
import type { Actor } from "../db/actor.ts";
import type { Platform } from "../db/platform.ts";

const most = 300;
const prefix = "thread:";
const ofThread = z.templateLiteral([prefix, z.uuid()]);

export type LiveRooms = {
  /** Joins those that the actor may; `tell` is called at once for each, since something may have been missed. */
  join(actor: Actor, rooms: readonly string[]): Promise<void>;
  leave(room: string): void;
  /** Leaves what the actor may not hear any more. */
  recheck(actor: Actor): Promise<void>;
  /** Leaves everything, and joins nothing more. */
  close(): void;
};

/** The rooms that one page listens to: `team`, and threads that its person may enter. At most 300. */
export function liveRooms(platform: Platform, tell: (room: string) => void): LiveRooms {
  const joined = new Map<string, () => void>();
  let closed = false;
  const leave = (room: string) => {
    joined.get(room)?.();
    joined.delete(room);
  };
  return {
    async join(actor, rooms) {
      const open = await audible(platform, actor, rooms);
      for (const room of open) {
        if (closed || joined.has(room) || joined.size >= most) continue;
        joined.set(
          room,
          platform.sockets.subscribe(room, () => tell(room)),
        );
        tell(room);
      }
    },
    leave,
    async recheck(actor) {
      const open = await audible(platform, actor, [...joined.keys()]);
      for (const room of [...joined.keys()]) if (!open.includes(room)) leave(room);
    },
    close() {
      closed = true;
      for (const room of [...joined.keys()]) leave(room);
    },
  };
}

/** Of some rooms those that an actor may hear. */
async function audible(
  { withDb }: Platform,
  actor: Actor,
  rooms: readonly string[],
): Promise<string[]> {
  const ids = rooms
    .filter((room) => ofThread.safeParse(room).success)
    .map((room) => room.slice(prefix.length));
  const open = ids.length === 0 ? [] : await withDb((db) => openThreads(db, actor, ids));
  const heard = ["team", ...open.map((id) => `${prefix}${id}`)];
  return rooms.filter((room) => heard.includes(room));
}
