import type { Questions } from "../../../../api/v1/calls.ts";

export type Commands = Questions["rooms/commands"]["output"];
export type Completion = Questions["rooms/complete"]["output"];

/** Something that could stand at the cursor, and the line with it in its place. */
export type Option = { label: string; help?: string; line: string; cursor: number };

const most = 50;

/** The commands whose words begin as a line does: the whole line up to the cursor is a command's beginning. */
export function commandOptions(commands: Commands, line: string, cursor: number): Option[] {
  if (!line.startsWith("/")) return [];
  const typed = line.slice(1, cursor).toLowerCase();
  return commands
    .filter(({ words }) => words.startsWith(typed))
    .map(({ words, help, usage }) => {
      const begun = `/${words} `;
      return {
        label: usage,
        help,
        line: begun + line.slice(cursor).trimStart(),
        cursor: begun.length,
      };
    });
}

/** What the server says could stand there; a word that is complete is followed by a space. */
export function valueOptions(
  { from, matches }: Completion,
  line: string,
  cursor: number,
): Option[] {
  const rest = line.slice(cursor);
  return matches.slice(0, most).map((match) => {
    const said = `${line.slice(0, from)}${match}${rest.startsWith(" ") ? "" : " "}`;
    return { label: match, line: said + rest, cursor: said.length };
  });
}

/**
 * Which option Enter takes by itself: the first once something of it was typed, none when the line says
 * one of them already and so can be sent.
 */
export function firstActive(options: readonly Option[], line: string, cursor: number): number {
  if (options.length === 0 || /(^\/|\s)$/.test(line.slice(0, cursor))) return -1;
  const said = line.trimEnd();
  return options.some((one) => one.line.trimEnd() === said) ? -1 : 0;
}
