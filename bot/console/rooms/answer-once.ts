import type { Json } from "../../../db/schema.ts";
import type { Asker } from "../../../mocca/verb.ts";
import type { Conversation } from "../../command.ts";
import { converse } from "../../converse.ts";
import type { Message } from "../../message.ts";
import type { Here } from "./enter.ts";
import { once } from "./once.ts";
import { type Shown, tell } from "./tell.ts";

/**
 * Answers what a person said or pressed in a thread, once for each `key` of theirs: a repeat changes
 * nothing, and after a crash it does what was left. What is shown once comes back and is never stored.
 */
export async function answerOnce(
  { house, actor }: Asker,
  here: Here,
  key: string,
  asked: Json,
  work: (conversation: Conversation) => Promise<Message>,
): Promise<Shown> {
  const delivery = { source: "console", key: `${here.me.id}:${key}` };
  const answered = await once(house.platform, { ...delivery, body: asked }, async () => {
    let said = 0;
    const say = async (message: Message) => {
      await tell(house.platform, here, `${key}:${said++}`, message);
    };
    const within = { ...house, delivery };
    const conversation = await converse(within, actor, { id: here.thread }, say);
    return tell(house.platform, here, `${key}:answer`, await work(conversation));
  });
  return answered ?? {};
}
