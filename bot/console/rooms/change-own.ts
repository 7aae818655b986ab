import { and, eq } from "drizzle-orm";
import { Refusal } from "../../../db/refusal.ts";
import { message } from "../../../db/schema.ts";
import type { Asker } from "../../../mocca/verb.ts";
import { lockThread, nextSeq } from "../../thread.ts";
import { enter } from "./enter.ts";
import { wakeThread } from "./write.ts";

export type OwnMessage = typeof message.$inferSelect;
type Changed = Partial<Pick<OwnMessage, "body" | "editedAt" | "deletedAt">>;

/**
 * Changes a message of the person's own in its place; everybody who has the thread open sees it.
 * Refuses somebody else's, and whatever `change` refuses.
 */
export async function changeOwn(
  { house, actor }: Asker,
  { thread, key }: { thread: string; key: string },
  change: (before: OwnMessage) => Changed,
): Promise<Record<never, never>> {
  const { platform } = house;
  const here = await platform.withDb((db) => enter(db, actor, thread));
  await platform.withDb((db) =>
    db.transaction(async (tx) => {
      await lockThread(tx, thread);
      const own = and(
        eq(message.threadId, thread),
        eq(message.key, key),
        eq(message.personId, here.me.id),
      );
      const [before] = await tx.select().from(message).where(own);
      if (before === undefined)
        throw new Refusal("not_found", "That is not a message of yours.", "Choose one of yours.");
      const changed = { ...change(before), updatedAt: new Date(), seq: nextSeq };
      await tx.update(message).set(changed).where(own);
    }),
  );
  await wakeThread(platform, here);
  return {};
}
