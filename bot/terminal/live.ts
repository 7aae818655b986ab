import type { Message } from "../message.ts";
import { bounded, heightOf } from "./bounded.ts";
import { changes } from "./changes.ts";
import { spinner } from "./paint.ts";
import { render } from "./render.ts";

/** What a terminal, a pipe or a file offers to write on. */
export type Out = {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  on(event: "resize", redraw: () => void): unknown;
  off(event: "resize", redraw: () => void): unknown;
};

export type Live = {
  /** Shows a message; the newest state of the same card is drawn in its place. */
  show(message: Message): void;
  /** Leaves what is drawn as it is: what comes next is written below it. */
  settle(): void;
};

const frameMs = 120;

/** Draws cards in place on a terminal. Elsewhere it writes each change of state once, as a line. */
export function live(out: Out, { colour }: { colour: boolean }): Live {
  if (!out.isTTY) return changes(out, { colour });
  let shown: { message: Message; since: number } | undefined;
  let drawn: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let began = false;

  const draw = (whole: boolean) => {
    if (shown === undefined) return;
    const { columns: width = 80, rows = 24 } = out;
    const now = performance.now();
    const frame = spinner[Math.floor(now / frameMs) % spinner.length] ?? "";
    const message = aged(shown.message, now - shown.since);
    const screen = { width, colour, spinner: frame };
    const lines = whole ? render(message, screen) : bounded(message, screen, rows - 1);
    const above = heightOf(drawn, width);
    const up = above === 0 ? "" : `\x1b[${above}A`;
    out.write(`${up}\r\x1b[J${lines.map((line) => `${line}\n`).join("")}`);
    drawn = lines;
  };
  const redraw = () => draw(false);
  const rest = () => {
    clearInterval(timer);
    out.off("resize", redraw);
  };
  const settle = () => {
    rest();
    draw(true);
    shown = undefined;
    drawn = [];
  };
  const show = (message: Message) => {
    if (message.card === undefined || message.card !== shown?.message.card) {
      settle();
      if (began) out.write("\n");
      began = true;
    }
    rest();
    shown = { message, since: performance.now() };
    if (message.card === undefined) return settle();
    draw(false);
    out.on("resize", redraw);
    if (runs(message)) timer = setInterval(redraw, frameMs).unref();
  };
  return { show, settle };
}

function runs({ tone, progress }: Message): boolean {
  return tone === "running" || (progress?.rows.some(({ state }) => state === "running") ?? false);
}

/** A message tells times as of its writing; while something runs, they go on. */
function aged(message: Message, ms: number): Message {
  const { progress } = message;
  if (progress === undefined || !runs(message)) return message;
  const rows = progress.rows.map((row) =>
    row.state === "running" && row.ms !== undefined ? { ...row, ms: row.ms + ms } : row,
  );
  return { ...message, progress: { ...progress, ms: progress.ms + ms, rows } };
}
