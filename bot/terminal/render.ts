import type { Message } from "../message.ts";
import { endLines } from "./ends.ts";
import { fieldLines } from "./fields.ts";
import { look, type Paint, painter } from "./paint.ts";
import { plainAll } from "./plain.ts";
import { bar, stepLines } from "./progress.ts";
import { tableLines } from "./table.ts";
import { pad, widthOf, wrap } from "./width.ts";

export type Screen = {
  /** Cells from edge to edge. */
  width: number;
  colour: boolean;
  /** What stands for a running step in this moment. */
  spinner?: string;
};

/**
 * A message as lines for a terminal. Only code and addresses may be wider than the screen, so that
 * they can be copied whole. Nothing in the message can steer the terminal.
 */
export function render(message: Message, screen: Screen): string[] {
  const { text, tone, facts, progress, table, code, notes, form, ...rest } = plainAll(message);
  const paint = painter(screen.colour);
  const { width } = screen;
  const running = screen.spinner ?? look.running.icon;
  const mark = tone && paint(look[tone].style, tone === "running" ? running : look[tone].icon);
  const head = titled(text, mark, progress && bar(progress), width, paint);
  const steps = progress?.rows.flatMap((row) => stepLines(row, width, paint, running));
  const parts: string[][] = [
    [...head, ...(steps ?? [])],
    facts === undefined ? [] : factLines(facts, width, paint),
    table === undefined ? [] : tableLines(table, width, paint),
    code === undefined ? [] : code.split("\n"),
    (notes ?? []).flatMap((note) => wrap(note, width)),
    (form?.fields ?? []).flatMap((field) => fieldLines(field, width, paint)),
    endLines(rest, width, paint),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]))
    .map((line) => line.trimEnd());
}

/** The first line, with the bar at the right edge, or beneath it where there is no room. */
function titled(
  text: string,
  mark: string | undefined,
  right: string | undefined,
  width: number,
  paint: Paint,
): string[] {
  const indent = mark === undefined ? 0 : 2;
  const lines = wrap(text, width - indent).map((line, at) => {
    const lead = mark === undefined ? "" : at === 0 ? `${mark} ` : "  ";
    return lead + paint("bold", line);
  });
  if (right === undefined) return lines;
  const [only = ""] = lines;
  if (lines.length > 1 || widthOf(only) + 2 + widthOf(right) > width)
    return [...lines, ...wrap(right, width)];
  return [pad(only, width - widthOf(right)) + right];
}

function factLines(facts: NonNullable<Message["facts"]>, width: number, paint: Paint): string[] {
  const label = Math.min(
    Math.max(...facts.map((fact) => widthOf(fact.label))) + 2,
    Math.floor(width / 2),
  );
  return facts.flatMap((fact) => {
    const away = fact.link === undefined || fact.link === fact.value ? [] : [fact.link];
    const lines = [fact.value, ...away].flatMap((value) => wrap(value, width - label));
    return lines.map((line, at) => paint("dim", pad(at === 0 ? fact.label : "", label)) + line);
  });
}
