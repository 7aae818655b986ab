import { sql } from "drizzle-orm";
import type { OpenDb } from "../db/pg.ts";
import type { Sockets } from "../db/platform.ts";

const channel = "mocca_rooms";

/** Rooms across all processes on one PostgreSQL: a publish is a NOTIFY that carries the room's name. */
export async function openSockets({ db, listen }: OpenDb): Promise<Sockets> {
  const rooms = new Map<string, Set<() => void>>();
  await listen(channel, (room) => {
    // An empty name follows a lost connection: anything may have been missed.
    const woken = room === "" ? [...rooms.values()] : [rooms.get(room) ?? []];
    for (const members of woken) for (const wake of members) wake();
  });
  return {
    async publish(room) {
      await db.execute(sql`select pg_notify(${channel}, ${room})`);
    },
    subscribe(room, wake) {
      const members = rooms.get(room) ?? new Set();
      rooms.set(room, members.add(wake));
      return () => {
        members.delete(wake);
        if (members.size === 0) rooms.delete(room);
      };
    },
  };
}
