import { Refusal } from "../../db/refusal.ts";
import type { Message } from "../message.ts";
import type { Pressed } from "../press.ts";
import { refused } from "../refused.ts";
import type { Keyboard } from "./ask.ts";
import { onKeypress } from "./keypress.ts";
import { keyed } from "./keys.ts";
import { live, type Out } from "./live.ts";

export type Said = { line: string } | Pressed;

/** Says something to Mocca; what comes back is the conversation until its answer has ended. */
export type Door = (said: Said, signal: AbortSignal) => AsyncIterable<Message>;

/**
 * Says something and shows what comes back, live. While it comes, a key presses its button (unless
 * that asks for confirmation) and Ctrl-C stops watching; what runs goes on. Gives the last message.
 */
export async function listen(
  said: Said,
  door: Door,
  terminal: { input: Keyboard; output: Out; colour: boolean },
): Promise<Message | undefined> {
  const { input, output, colour } = terminal;
  const screen = live(output, { colour });
  const watching = new AbortController();
  let last: Message | undefined;

  const hear = async (what: Said, show: (message: Message) => void) => {
    // The door may be shut at any time: the server stopped, or Ctrl-C was pressed here.
    try {
      for await (const message of door(what, watching.signal)) show(message);
    } catch (error) {
      if (watching.signal.aborted) screen.show(left);
      else if (error instanceof Refusal) show(refused(error));
      else screen.show(lost);
    }
  };
  const pressing: Promise<void>[] = [];
  const stop = onKeypress(input, (key) => {
    const button = keyed(last?.buttons ?? []).find((each) => each.key === key)?.button;
    if (key === "ctrl-c") watching.abort();
    else if (button !== undefined && button.confirm === undefined)
      pressing.push(hear(button, screen.show));
  });
  await hear(said, (message) => {
    screen.show(message);
    last = message;
  });
  await Promise.all(pressing);
  stop();
  screen.settle();
  return watching.signal.aborted ? undefined : last;
}

const left: Message = {
  text: "No longer watching. What runs goes on; /run shows it.",
  audience: "asker",
};

const lost: Message = {
  text: "Mocca cannot be reached. What runs goes on once it is back; /run shows it.",
  tone: "failed",
  audience: "asker",
};
