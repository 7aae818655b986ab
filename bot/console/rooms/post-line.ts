import { and, eq } from "drizzle-orm";
import { record } from "../../../db/record.ts";
import { Refusal } from "../../../db/refusal.ts";
import { message } from "../../../db/schema.ts";
import type { Asker } from "../../../mocca/verb.ts";
import { addressed } from "./addressed.ts";
import type { Here } from "./enter.ts";
import { wakeThread, write } from "./write.ts";

/**
 * Posts a person's own words, once for each key, with an event for whoever they are addressed to.
 * Refuses a key that another message has.
 */
export async function postLine(
  { house, actor }: Asker,
  here: Here,
  key: string,
  text: string,
): Promise<void> {
  const { me, thread } = here;
  await record(house.platform, actor, "rooms/say", async (tx) => {
    const body = { text, audience: "room" };
    const words = { key, author: me.name, personId: me.id, body };
    if (await write(tx, here, words))
      return { result: undefined, events: await addressed(tx, here, key, text) };
    const mine = and(eq(message.threadId, thread), eq(message.key, key));
    const [before] = await tx.select().from(message).where(mine);
    if (before?.personId === me.id) return { result: undefined, events: [] };
    throw new Refusal(
      "conflict",
      "That was not said: its key belongs to another message.",
      "Say it again as something new.",
    );
  });
  await wakeThread(house.platform, here);
}
