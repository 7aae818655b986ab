import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../../db/platform.ts";
import { Refusal } from "../../../db/refusal.ts";
import { message } from "../../../db/schema.ts";
import type { Message } from "../../message.ts";
import { type Pressed, press } from "../../press.ts";
import { talk } from "../talk.ts";
import { answerOnce } from "./answer-once.ts";
import { enter, type Here } from "./enter.ts";
import { readableBy } from "./said.ts";
import type { Shown } from "./tell.ts";

/**
 * Presses a button of a message, once for each key; the answer stands in the same thread. Refuses a
 * button that is not in that message as it stands now, and a message that the person may not read.
 */
export const pressInRoom = talk({
  name: "rooms/press",
  help: "Presses a button of a message.",
  scope: "house",
  right: "look",
  input: z.object({
    thread: z.uuid(),
    message: z.string().max(200),
    button: z.string().max(100),
    value: z.record(z.string(), z.json()),
    key: z.uuid(),
  }),
  async run(asker, { thread, message: pressedIn, button, value, key }): Promise<Shown> {
    const { platform } = asker.house;
    const here = await platform.withDb((db) => enter(db, asker.actor, thread));
    const asked = { thread, message: pressedIn, button, value };
    return answerOnce(asker, here, key, asked, async (conversation) => {
      const pressed = await platform.withDb((db) => find(db, here, pressedIn, { button, value }));
      return press(conversation, pressed);
    });
  },
});

async function find(db: Db, here: Here, key: string, { button, value }: Pressed): Promise<Pressed> {
  const [row] = await db
    .select({ body: message.body })
    .from(message)
    .where(and(readableBy(here), eq(message.key, key), isNull(message.deletedAt)));
  // The console alone writes these bodies, each of them a Message.
  const { buttons = [] } = (row?.body ?? {}) as Partial<Message>;
  const found = buttons.find((one) => one.button === button && isDeepStrictEqual(one.value, value));
  if (found !== undefined) return found;
  throw new Refusal("not_found", "That button is not there any more.", "Say the command again.");
}
