import type { Message } from "../message.ts";
import type { Live, Out } from "./live.ts";
import { look, painter } from "./paint.ts";
import { plainAll } from "./plain.ts";
import { stepLines } from "./progress.ts";
import { render } from "./render.ts";

/** Wide enough for a log that somebody reads later. */
const width = 100;

/**
 * Writes messages where nothing can be drawn over again: a card that runs is a line for each step that
 * changed its state, and its head again whenever that says something new.
 */
export function changes(out: Pick<Out, "write">, { colour }: { colour: boolean }): Live {
  const paint = painter(colour);
  let last: Message | undefined;
  const write = (lines: string[]) => out.write(lines.map((line) => `${line}\n`).join(""));

  const show = (message: Message) => {
    const before = message.card !== undefined && message.card === last?.card ? last : undefined;
    if (last !== undefined && before === undefined) write([""]);
    last = message;
    const { progress, ...rest } = message;
    const ended = message.tone !== "running" && message.tone !== "waiting";
    if (before === undefined && ended) return void write(render(message, { width, colour }));
    const states = new Map(before?.progress?.rows.map(({ title, state }) => [title, state]));
    const changed = (progress?.rows ?? []).filter(
      ({ title, state }) => state !== (states.get(title) ?? "waiting"),
    );
    if (before === undefined) write(render(rest, { width, colour }));
    for (const row of plainAll(changed)) write(stepLines(row, width, paint, look.running.icon));
    if (before !== undefined && before.text !== message.text)
      write(render(rest, { width, colour }));
  };
  return { show, settle: () => {} };
}
