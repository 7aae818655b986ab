import { and, eq, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { message } from "../../../db/schema.ts";
import { readTo } from "../read-to.ts";
import { talk } from "../talk.ts";
import { enter } from "./enter.ts";

/**
 * Marks a thread as read up to a cursor of `rooms/messages`. What is kept is the place of the last
 * message there, so that one which changes later does not become unread again.
 */
export const readRoom = talk({
  name: "rooms/read",
  help: "Marks a thread as read.",
  scope: "house",
  right: "look",
  input: z.object({ thread: z.uuid(), seq: z.number().int().min(0) }),
  async run({ house, actor }, { thread, seq }): Promise<{ read: number }> {
    return house.platform.withDb(async (db) => {
      const { me } = await enter(db, actor, thread);
      const [last] = await db
        .select({ position: sql<number>`coalesce(max(${message.position}), 0)`.mapWith(Number) })
        .from(message)
        .where(and(eq(message.threadId, thread), lte(message.seq, seq)));
      const read = last?.position ?? 0;
      await readTo(db, me.id, `thread:${thread}`, read);
      return { read };
    });
  },
});
