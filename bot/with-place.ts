import { type Argument, argumentsOf } from "./arguments.ts";
import type { Vocabulary } from "./command.ts";
import { find, opening } from "./find.ts";
import { normalise } from "./normalise.ts";
import { parse } from "./parse.ts";
import { quote } from "./print.ts";
import { tokens } from "./tokens.ts";

/** What a room or thread is about: a client's slug, a run such as `R-7`. */
export type Place = { client?: string; run?: string };

/**
 * A line with what its place implies: in a client's room `/promote staging` means that client. What a
 * person said themselves always wins; a line that says it all comes back as it was.
 */
export function withPlace(vocabulary: Vocabulary, line: string, place: Place): string {
  const text = normalise(line);
  const start = opening(text);
  const said = tokens(text.slice(start));
  const found = find(vocabulary, said);
  const last = found && said[said.length - found.rest.length - 1];
  if (found === undefined || last === undefined) return line;
  const implied = argumentsOf(found.command).flatMap((argument) => {
    const value = placeFor(argument, place);
    return value === undefined ? [] : [{ key: argument.key, said: flag(argument, value) }];
  });
  const at = start + last.end;
  const placed = text.slice(0, at) + implied.map((one) => one.said).join("") + text.slice(at);
  const keys = implied.map(({ key }) => key);
  const [plain, more] = [line, placed].map((each) => lacks(vocabulary, each, keys));
  return plain !== undefined && more !== undefined && more < plain ? placed : line;
}

function placeFor({ choices, many }: Argument, place: Place): string | undefined {
  if (many) return undefined;
  if (choices === "clients" || choices === "projects") return place.client;
  return choices === "runs" ? place.run : undefined;
}

function flag({ name }: Argument, value: string): string {
  return ` --${name}=${quote(value)}`;
}

/** How much a line leaves to be said: what is wrong or missing, and of the implied what it leaves open. */
function lacks(vocabulary: Vocabulary, line: string, implied: readonly string[]): number {
  const parsed = parse(vocabulary, () => true, line);
  if (parsed.kind !== "ready" && parsed.kind !== "incomplete") return Number.POSITIVE_INFINITY;
  const faults = parsed.kind === "ready" ? 0 : parsed.missing.length + parsed.wrong.length;
  const open = implied.some((key) => parsed.values[key] === undefined);
  return faults + (open ? 0.5 : 0);
}
