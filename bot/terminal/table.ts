import type { Message } from "../message.ts";
import type { Paint } from "./paint.ts";
import { pad, unbroken, widthOf, wrap } from "./width.ts";

type Table = NonNullable<Message["table"]>;

const gap = 2;
const narrowest = 6;
/** Below this many columns of screen, each row is a card. */
const cardsUnder = 60;

/** A table that fits the width: long cells wrap, and where that cannot help each row becomes a card. */
export function tableLines(table: Table, width: number, paint: Paint): string[] {
  if (table.rows.length === 0) return wrap(table.empty, width).map((line) => paint("dim", line));
  const widths = width < cardsUnder ? undefined : fitted(table, width);
  return widths === undefined ? cards(table, width, paint) : grid(table, widths, width, paint);
}

/** The columns' widths: what they need, the widest made narrower until all fit; nothing if they cannot. */
function fitted({ columns, rows }: Table, width: number): number[] | undefined {
  const lines = [columns, ...rows.filter(({ length }) => length > 1)];
  const most = (measure: (cell: string) => number) =>
    columns.map((_, at) => Math.max(...lines.map((row) => measure(row[at] ?? ""))));
  const least = most((cell) => Math.max(narrowest, unbroken(cell)));
  const widths = most(widthOf);
  const room = width - gap * (columns.length - 1);
  for (let over = sum(widths) - room; over > 0; over--) {
    const spare = widths.map((needed, at) => (needed > (least[at] ?? 0) ? needed : 0));
    const widest = Math.max(...spare);
    if (widest === 0) return undefined;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function grid({ columns, rows }: Table, widths: number[], width: number, paint: Paint): string[] {
  const body = rows.flatMap((row) =>
    row.length === 1 ? heading(row[0] ?? "", width, paint) : rowLines(row, widths),
  );
  return [...rowLines(columns, widths).map((line) => paint("dim", line)), ...body];
}

function heading(text: string, width: number, paint: Paint): string[] {
  return wrap(text, width).map((line) => paint("bold", line));
}

function rowLines(row: string[], widths: number[]): string[] {
  const cells = widths.map((width, at) => wrap(row[at] ?? "", width));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, at) => pad(cell[line] ?? "", widths[at] ?? 0))
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}

/** The first cell as a title, the others as label and value beneath it; one alone needs no label. */
function cards({ columns, rows }: Table, width: number, paint: Paint): string[] {
  const label = columns.length > 2 ? Math.max(...columns.slice(1).map(widthOf)) + gap : 0;
  return rows.flatMap((row) => {
    const title = heading(row[0] ?? "", width, paint);
    if (row.length === 1) return title;
    const values = row.slice(1).flatMap((value, at) =>
      wrap(value, width - 2 - label).map((line, nth) => {
        const name = pad(label > 0 && nth === 0 ? (columns[at + 1] ?? "") : "", label);
        return `  ${paint("dim", name)}${line}`.trimEnd();
      }),
    );
    return [...title, ...values];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
