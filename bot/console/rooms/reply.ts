import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { newId } from "../../../db/id.ts";
import { Refusal } from "../../../db/refusal.ts";
import { message, thread } from "../../../db/schema.ts";
import { talk } from "../talk.ts";
import { enter } from "./enter.ts";
import { readableBy } from "./said.ts";

/**
 * Opens the thread that goes on from a message of a room's main thread; there is one for each message,
 * whoever opens it first. Refuses a reply to a reply, and to what only the person themselves can see.
 */
export const openReply = talk({
  name: "rooms/reply",
  help: "Opens the thread that goes on from a message.",
  scope: "house",
  right: "look",
  input: z.object({ thread: z.uuid(), message: z.string().max(200) }),
  async run({ house, actor }, input): Promise<{ threadId: string }> {
    return house.platform.withDb(async (db) => {
      const here = await enter(db, actor, input.thread);
      const shown = and(
        readableBy(here),
        eq(message.key, input.message),
        isNull(message.visibleTo),
      );
      const [from] = await db.select({ key: message.key }).from(message).where(shown);
      if (here.parentKey !== null || from === undefined)
        throw new Refusal(
          "not_found",
          "No thread can go on from there.",
          "Reply to a message that everybody in the room sees.",
        );
      const address = `reply:${here.thread}:${from.key}`;
      const opened = { surface: "console" as const, address };
      await db
        .insert(thread)
        .values({ id: newId(), ...opened, roomId: here.room.id, parentKey: from.key })
        .onConflictDoNothing();
      const [made] = await db
        .select({ id: thread.id })
        .from(thread)
        .where(and(eq(thread.surface, opened.surface), eq(thread.address, address)));
      if (made === undefined) throw new Error(`There is no thread ${address}`);
      return { threadId: made.id };
    });
  },
});
