import type { Platform } from "../../../db/platform.ts";
import { cardOf } from "../../cards/card-of.ts";
import type { Message } from "../../message.ts";
import { follow } from "../../thread.ts";
import type { Here } from "./enter.ts";
import { wakeThread, write } from "./write.ts";

/** What only the asker may see and nobody stores: it comes back with the answer, this one time. */
export type Shown = { shown?: Message };

const author = "Mocca";

/**
 * Puts what Mocca says into a thread: for everybody there, or for the asker alone. A live card is
 * followed from now on; one that stands there already is pointed at. Of what is shown once only that is
 * kept.
 */
export async function tell(
  platform: Platform,
  here: Here,
  key: string,
  message: Message,
): Promise<Shown> {
  const card = message.card === undefined ? false : await showCard(platform, here, message.card);
  if (!card) {
    const visibleTo = message.audience === "asker" ? { visibleTo: here.me.id } : {};
    const words = { key, author, ...visibleTo, body: kept(message) };
    await platform.withDb((db) => db.transaction((tx) => write(tx, here, words)));
  }
  await wakeThread(platform, here);
  return message.once ? { shown: message } : {};
}

/** Shows a card by its subject, as every later state of it will be. False when it stands there already. */
async function showCard(platform: Platform, here: Here, subject: string): Promise<boolean> {
  await platform.withDb((db) => follow(db, here.thread, subject));
  // Read once it is followed: what changes from now on comes by the outbox.
  const newest = await platform.withDb((db) => cardOf(db, subject));
  if (newest === undefined) return false;
  const words = { key: subject, author, body: newest };
  return platform.withDb((db) => db.transaction((tx) => write(tx, here, words)));
}

function kept(message: Message): Message {
  const { text, audience, card } = message;
  if (message.once)
    return { text: "Here stood something that is shown once. Ask again for a new one.", audience };
  return card === undefined ? message : { text: `${text}: see its card further up.`, audience };
}
