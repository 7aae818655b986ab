import type { Message, ProgressRow } from "../message.ts";
import { duration } from "../words.ts";
import { look, type Paint } from "./paint.ts";
import { pad, widthOf, wrap } from "./width.ts";

type Progress = NonNullable<Message["progress"]>;

const cells = 9;

/** `▓▓▓▓▓▓░░░ 11 of 16 · 8 s` */
export function bar({ done, total, ms }: Progress): string {
  const full = total === 0 ? cells : Math.floor((Math.min(done, total) / total) * cells);
  return `${"▓".repeat(full)}${"░".repeat(cells - full)} ${done} of ${total} · ${duration(ms)}`;
}

/** One step: icon, title with its note, and at the right edge its time, or its state as a word. */
export function stepLines(
  row: ProgressRow,
  width: number,
  paint: Paint,
  running: string,
): string[] {
  const { icon, style } = look[row.state];
  const right = timeOf(row);
  const room = width - 2 - widthOf(right) - 2;
  const title = row.note === undefined ? row.title : `${row.title}: ${row.note}`;
  const [first = "", ...more] = wrap(title, room);
  const mark = paint(style, row.state === "running" ? running : icon);
  return [
    `${mark} ${pad(first, room)}  ${paint("dim", right)}`,
    ...more.map((line) => `  ${paint("dim", line)}`),
  ];
}

function timeOf({ state, ms }: ProgressRow): string {
  const word = state === "done" || state === "running" ? [] : [state];
  const time = ms === undefined ? [] : [duration(ms)];
  return [...word, ...time].join(" ") || state;
}
