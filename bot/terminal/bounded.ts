import type { Message, ProgressRow } from "../message.ts";
import { render, type Screen } from "./render.ts";
import { widthOf } from "./width.ts";

/** How many rows of a screen these lines fill; one wider than the screen goes on in the next row. */
export function heightOf(lines: readonly string[], width: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
}

/**
 * A message as at most `height` rows, so that it can be drawn over again: steps that are done give way
 * first, from the top, then those that wait, from the bottom. The bar counts them all the same.
 */
export function bounded(message: Message, screen: Screen, height: number): string[] {
  let lines = render(message, screen);
  let { progress } = message;
  while (heightOf(lines, screen.width) > height && progress !== undefined) {
    const rows = shorter(progress.rows);
    if (rows.length === progress.rows.length) break;
    progress = { ...progress, rows };
    lines = render({ ...message, progress }, screen);
  }
  while (heightOf(lines, screen.width) > height) lines = lines.slice(0, -1);
  return lines;
}

function shorter(rows: ProgressRow[]): ProgressRow[] {
  const done = rows.findIndex(({ state }) => state === "done");
  const gone = done >= 0 ? done : rows.findLastIndex(({ state }) => state === "waiting");
  return gone < 0 ? rows : rows.toSpliced(gone, 1);
}
