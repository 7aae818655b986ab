import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const file = join(import.meta.dirname, "../../README.md");
const [from, to] = ["<!-- bench -->", "<!-- /bench -->"];

/** Puts the table between the two marks of README.md. */
export async function writeReadme(table: string, machine: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`README.md has no ${from} … ${to}`);
  const told = `${from}\n${machine}\n\n${table}\n`;
  await writeFile(file, text.slice(0, start) + told + text.slice(end));
}
