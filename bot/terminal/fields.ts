import type { Field } from "../message.ts";
import type { Paint } from "./paint.ts";
import { wrap } from "./width.ts";

/** So many choices stand beside their field; a longer list is told when it is asked for. */
export const shownChoices = 9;

/** One field of a form: what was given, or what is wanted and what was wrong with it. */
export function fieldLines(field: Field, width: number, paint: Paint): string[] {
  const { label, help, kind, choices = [], error, value } = field;
  const settled = value !== undefined && error === undefined;
  const listed = choices.length > 0 && choices.length <= shownChoices;
  const about = [help, listed ? `one of ${choices.join(", ")}` : undefined]
    .filter(Boolean)
    .join("; ");
  const given = kind === "file" ? "given" : value;
  const lines = settled ? [`${label}: ${given}`] : [about === "" ? label : `${label} (${about})`];
  if (error !== undefined) lines.push(error);
  const mark = settled ? paint("green", "✓") : paint("violet", "◆");
  return lines
    .flatMap((line) => wrap(line, width - 2))
    .map((line, at) => `${at === 0 ? mark : " "} ${line}`);
}
