/** A column of a file for a spreadsheet: its name, and what it holds of a row. */
export type CsvColumn<R> = readonly [
  name: string,
  value: (row: R) => string | number | null | undefined,
];

/** Rows as CSV (RFC 4180), one line each under a line of names. */
export function csvOf<R>(columns: readonly CsvColumn<R>[], rows: readonly R[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, value]) => field(String(value(row) ?? "")))),
  ];
  // Spreadsheets read UTF-8 only when the file begins with the mark.
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

/** A text that a spreadsheet would run as a formula is kept a text. */
function field(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
