import { Writable } from "node:stream";
import { widthOf } from "../../../bot/terminal/width.ts";

const esc = String.fromCharCode(27);
const piece = new RegExp(`(${esc}\\[[0-9;?]*[A-Za-z]|\\n|\\r)`);

/**
 * A small terminal: `text` is what a person would see, `raw` all that was written. It wraps at its
 * width, and what has scrolled above its height is out of the cursor's reach. It knows what a line
 * editor and a live card write.
 */
export function screen(columns: number, rows: number) {
  let lines = [""];
  let row = 0;
  let column = 0;
  let raw = "";

  const line = () => lines[row] ?? "";
  const down = () => {
    row++;
    column = 0;
    while (lines.length <= row) lines.push("");
  };
  const print = (text: string) => {
    for (const letter of text) {
      if (column + widthOf(letter) > out.columns) down();
      lines[row] = line().slice(0, column).padEnd(column) + letter + line().slice(column + 1);
      column += widthOf(letter);
    }
  };
  const take = (text: string) => {
    const code = text.startsWith(`${esc}[`) ? text.at(-1) : undefined;
    const count = Number(text.slice(2, -1)) || 1;
    if (text === "\n") down();
    else if (text === "\r") column = 0;
    else if (code === undefined) print(text);
    else if (code === "A") row = Math.max(lines.length - out.rows, 0, row - count);
    else if (code === "G") column = count - 1;
    else if (code === "C") column += count;
    else if (code === "D") column = Math.max(0, column - count);
    else if (code === "J" || code === "K") {
      // After a full line the cursor stands on its last cell until the next letter.
      lines[row] = line().slice(0, Math.min(column, out.columns - 1));
      if (code === "J") lines = lines.slice(0, row + 1);
    } else if (code !== "m") throw new Error(`No such code: ${JSON.stringify(text)}`);
  };
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      raw += String(chunk);
      for (const part of String(chunk).split(piece)) take(part);
      done();
    },
  });
  const out = Object.assign(stream, { isTTY: true, columns, rows });
  const text = () =>
    lines
      .map((each) => each.trimEnd())
      .join("\n")
      .trimEnd();
  return { out, text, raw: () => raw };
}
