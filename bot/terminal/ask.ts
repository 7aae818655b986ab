import { createInterface } from "node:readline/promises";
import { type Readable, Writable } from "node:stream";

/** A terminal's keyboard: `process.stdin`, or what stands for it. */
export type Keyboard = Readable & { isTTY?: boolean; setRawMode?(raw: boolean): unknown };
export type Screenful = Writable & { isTTY?: boolean; columns?: number; rows?: number };

type Answer = { said: string } | { left: "ctrl-c" | "ctrl-d" };

type Question = {
  prompt: string;
  /** Earlier lines, the oldest first. */
  history?: readonly string[];
  /** What could stand at the end of a line, and the part of the line that it replaces. */
  complete?: (line: string) => Promise<[string[], string]>;
  /** Neither shown nor kept. */
  secret?: boolean;
  /** What the line begins with, to be mended. */
  initial?: string;
};

export type Ask = (question: Question) => Promise<Answer>;

/** Asks for one line at a time. What was pasted beyond a line answers the next question. */
export function asker(input: Keyboard, output: Screenful): Ask {
  const ahead: string[] = [];
  let begun = "";
  return async ({ prompt, history = [], complete, secret = false, initial = "" }) => {
    const pasted = ahead.shift();
    if (pasted !== undefined) return { said: pasted };
    if (input.readableEnded) return { left: "ctrl-d" };
    if (secret) output.write(prompt);
    const line = createInterface({
      input,
      output: secret ? silence() : output,
      terminal: true,
      prompt: secret ? "" : prompt,
      history: history.toReversed(),
      removeHistoryDuplicates: true,
      ...(complete && { completer: complete }),
    });
    const answer = await new Promise<Answer>((resolve) => {
      const lines: string[] = [];
      line.on("line", (said) => {
        lines.push(said);
        // The rest of a paste comes in the same tick; after it the line editor may go.
        if (lines.length === 1)
          queueMicrotask(() => {
            ahead.push(...lines.slice(1));
            begun = line.line;
            resolve({ said });
          });
      });
      line.on("SIGINT", () => resolve({ left: "ctrl-c" }));
      line.on("close", () => resolve({ left: "ctrl-d" }));
      line.prompt();
      line.write(begun || initial);
      begun = "";
    });
    line.close();
    if (secret || "left" in answer) output.write("\n");
    return answer;
  };
}

function silence(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
