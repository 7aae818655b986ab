import type { Message } from "../message.ts";
import { keyed } from "./keys.ts";
import type { Paint } from "./paint.ts";
import { pad, widthOf, wrap } from "./width.ts";

/** Buttons with their keys on the left, the footer at the right edge, or beneath where there is no room. */
export function endLines(
  { buttons = [], footer = "" }: Pick<Message, "buttons" | "footer">,
  width: number,
  paint: Paint,
): string[] {
  const rows = buttonRows(buttons, width, paint);
  const [only = ""] = rows;
  if (footer !== "" && rows.length === 1 && widthOf(only) + 2 + widthOf(footer) <= width)
    return [pad(only, width - widthOf(footer)) + paint("dim", footer)];
  if (footer === "") return rows;
  return [...rows, ...wrap(footer, width).map((line) => paint("dim", line))];
}

function buttonRows(
  buttons: NonNullable<Message["buttons"]>,
  width: number,
  paint: Paint,
): string[] {
  const rows: string[] = [];
  for (const { key, button } of keyed(buttons)) {
    const label = `[${key}] ${button.label}`;
    const painted = button.style === "destroys" ? paint("red", label) : label;
    const row = rows.at(-1);
    if (row !== undefined && widthOf(row) + 2 + widthOf(label) <= width)
      rows[rows.length - 1] = `${row}  ${painted}`;
    else rows.push(painted);
  }
  return rows;
}
