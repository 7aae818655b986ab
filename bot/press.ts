import { Refusal } from "../db/refusal.ts";
import type { Json } from "../db/schema.ts";
import { rightWords } from "../mocca/rights.ts";
import type { Conversation } from "./command.ts";
import { inWords } from "./in-words.ts";
import type { Message } from "./message.ts";

/** What a surface sends when a button is pressed; the value came back from outside and is read again. */
export type Pressed = { button: string; value: { [key: string]: Json } };

/** Answers a pressed button, always. The one door for every surface that shows buttons. */
export function press(conversation: Conversation, pressed: Pressed): Promise<Message> {
  const { vocabulary, may, house } = conversation;
  return inWords(house.platform, async () => {
    const handler = vocabulary.buttons.find(({ name }) => name === pressed.button);
    if (handler === undefined) throw outdated();
    if (!may(handler.right))
      throw new Refusal(
        "not_allowed",
        `That was not done: you may not ${rightWords[handler.right]}`,
        "Ask an owner, or see /can",
      );
    const read = handler.value.safeParse(pressed.value);
    if (!read.success) throw outdated();
    return handler.run(conversation, read.data);
  });
}

function outdated(): Refusal {
  return new Refusal("not_found", "That button is no longer in use", "Say the command again");
}
