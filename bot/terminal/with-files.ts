import { readFile } from "node:fs/promises";
import { Refusal } from "../../db/refusal.ts";
import { argumentsOf } from "../arguments.ts";
import type { Values } from "../collect.ts";
import type { Vocabulary } from "../command.ts";
import { longestLine, parse } from "../parse.ts";
import { print } from "../print.ts";

/**
 * A line whose arguments that are files hold their contents instead of the paths that were typed: they
 * lie beside the person, not beside the server. Any other line comes back as it is. Refuses a path
 * that cannot be read.
 */
export async function withFiles(vocabulary: Vocabulary, line: string): Promise<string> {
  const parsed = parse(vocabulary, () => true, line);
  if (parsed.kind !== "ready" && (parsed.kind !== "incomplete" || parsed.wrong.length > 0))
    return line;
  const files = argumentsOf(parsed.command).filter(({ file }) => file);
  const contents: Values = {};
  for (const { key } of files) {
    const path = parsed.values[key];
    if (typeof path === "string") contents[key] = await contentsOf(path);
  }
  if (Object.keys(contents).length === 0) return line;
  return print(parsed.command, { ...parsed.values, ...contents });
}

/** A file's text. */
export async function contentsOf(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      "not_found",
      `The file ${path} was not read (${error.code ?? "unknown reason"})`,
      "Say another path",
    );
  });
  if (text.length > longestLine / 2)
    throw new Refusal(
      "invalid",
      `The file ${path} is longer than ${longestLine / 2} characters`,
      "Say a shorter one",
    );
  return text;
}
