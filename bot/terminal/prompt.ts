import { Refusal } from "../../db/refusal.ts";
import { type Completing, complete } from "../complete.ts";
import type { Button, Message } from "../message.ts";
import { refused } from "../refused.ts";
import { type Ask, asker, type Keyboard, type Screenful } from "./ask.ts";
import { fillForm } from "./fill-form.ts";
import { readHistory, remember } from "./history.ts";
import { keyed } from "./keys.ts";
import { type Door, listen, type Said } from "./listen.ts";
import { plain } from "./plain.ts";
import { render } from "./render.ts";
import { withFiles } from "./with-files.ts";

type Session = {
  input: Keyboard;
  output: Screenful;
  colour: boolean;
  /** Kept for its owner alone (0600); lines with secrets never reach it. */
  historyFile: string;
  completing: Completing;
  door: Door;
};

/**
 * A conversation on a terminal, line by line, until `exit` or Ctrl-D: history, completion with Tab,
 * questions for what is missing, and buttons by their keys.
 */
export async function converse(session: Session): Promise<void> {
  const { input, output, historyFile, completing } = session;
  const ask = asker(input, output);
  let last: Message | undefined;
  for (;;) {
    const answer = await ask({
      prompt: "mocca> ",
      history: await readHistory(historyFile),
      complete: (line) => completions(completing, line),
    });
    if ("left" in answer && answer.left === "ctrl-d") return;
    const line = "said" in answer ? answer.said : "";
    if (line.trim() === "") continue;
    if (/^\s*\/?(exit|quit)\s*$/i.test(line)) return;
    const said = await meant(line, last, ask, session);
    if (said !== undefined) last = await exchange(said, ask, session);
  }
}

/** What a line says: a button of the last message by its key, or the line with its files. */
async function meant(
  line: string,
  last: Message | undefined,
  ask: Ask,
  { output, colour, historyFile, completing }: Session,
): Promise<Said | undefined> {
  const buttons = keyed(last?.buttons ?? []);
  const pressed = buttons.find(({ key }) => key === line.trim().toLowerCase())?.button;
  if (pressed !== undefined) return (await confirmed(pressed, ask)) ? pressed : undefined;
  // A history that cannot be written is no reason to say nothing.
  await remember(historyFile, line, completing.vocabulary).catch(() => undefined);
  // A path that cannot be read is told here; the line never leaves.
  return withFiles(completing.vocabulary, line).then(
    (whole) => ({ line: whole }),
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const lines = render(refused(error), { width: output.columns ?? 80, colour });
      output.write(`${lines.join("\n")}\n`);
      return undefined;
    },
  );
}

async function confirmed({ confirm }: Button, ask: Ask): Promise<boolean> {
  if (confirm === undefined) return true;
  const answer = await ask({ prompt: `${plain(confirm)} Yes or no? ` });
  return "said" in answer && /^y(es)?$/i.test(answer.said.trim());
}

/** Says something, and fills the forms that come back, until the answer asks for nothing more. */
async function exchange(first: Said, ask: Ask, session: Session): Promise<Message | undefined> {
  const { output, door } = session;
  const write = (line: string) => void output.write(`${line}\n`);
  let last = await listen(first, door, session);
  while (last?.form !== undefined) {
    const line = await fillForm(last.form, ask, write);
    if (line === undefined) {
      write("Nothing was done.");
      return undefined;
    }
    last = await listen({ line }, door, session);
  }
  return last;
}

async function completions(completing: Completing, line: string): Promise<[string[], string]> {
  // What cannot be looked up is not offered; a Tab must never end the session.
  const { from, matches } = await complete(completing, line, line.length).catch(() => ({
    from: line.length,
    matches: [],
  }));
  return [matches.map(plain), line.slice(from)];
}
