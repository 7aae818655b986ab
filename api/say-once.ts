import type { Vocabulary } from "../bot/command.ts";
import type { Message } from "../bot/message.ts";
import type { Keyboard, Screenful } from "../bot/terminal/ask.ts";
import { asker } from "../bot/terminal/ask.ts";
import { fillForm } from "../bot/terminal/fill-form.ts";
import { keyed } from "../bot/terminal/keys.ts";
import { type Door, listen } from "../bot/terminal/listen.ts";
import { withFiles } from "../bot/terminal/with-files.ts";

type Once = {
  input: Keyboard;
  output: Screenful;
  colour: boolean;
  door: Door;
  vocabulary: Vocabulary;
  /** Presses the usual button; never one that destroys. */
  yes: boolean;
  /** Whether a person is there to answer. */
  terminal: boolean;
};

/** Says one line and sees it through: forms and buttons where somebody can answer. Gives the exit status. */
export async function sayOnce(line: string, once: Once): Promise<number> {
  const ask = asker(once.input, once.output);
  let last = await listen({ line: await withFiles(once.vocabulary, line) }, once.door, once);
  while (once.terminal && last?.form !== undefined) {
    const filled = await fillForm(last.form, ask, (text) => void once.output.write(`${text}\n`));
    if (filled === undefined) return 2;
    last = await listen({ line: filled }, once.door, once);
  }
  const pressed = last && (await chosen(last, once, ask));
  if (pressed !== undefined) last = await listen(pressed, once.door, once);
  return statusOf(last);
}

/** The button that is pressed on an answer that waits for somebody: the usual one with --yes, else a person's. */
async function chosen(message: Message, { yes, terminal }: Once, ask: ReturnType<typeof asker>) {
  const buttons = message.buttons ?? [];
  if (message.tone !== "needs you") return undefined;
  if (yes) return buttons.find((button) => button.style === "usual");
  if (!terminal || buttons.length === 0) return undefined;
  const keys = keyed(buttons);
  const answer = await ask({
    prompt: `${keys.map(({ key, button }) => `[${key}] ${button.label}`).join("  ")}: `,
  });
  const key = "said" in answer ? answer.said.trim().toLowerCase() : "";
  return keys.find((one) => one.key === key)?.button;
}

function statusOf(last: Message | undefined): number {
  if (last === undefined || last.form !== undefined) return 2;
  switch (last.tone) {
    case "failed":
    case "stopped":
      return 1;
    case "needs you":
    case "waiting":
    case "running":
      return 2;
    default:
      return 0;
  }
}
