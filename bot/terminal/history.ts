import { readFile, rename, writeFile } from "node:fs/promises";
import { argumentsOf } from "../arguments.ts";
import type { Vocabulary } from "../command.ts";
import { parse } from "../parse.ts";
import { tokens } from "../tokens.ts";

const most = 500;

/** The lines said before, the oldest first. */
export async function readHistory(file: string): Promise<string[]> {
  // A missing file is the first time; a history is never a reason to stop.
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

/** Adds a line for its owner's eyes alone, unless it holds a secret or begins with a space. */
export async function remember(file: string, line: string, vocabulary: Vocabulary): Promise<void> {
  if (line.startsWith(" ") || line.includes("\n") || holdsSecret(line, vocabulary)) return;
  const before = (await readHistory(file)).filter((earlier) => earlier !== line);
  const lines = [...before, line].slice(-most);
  const next = `${file}.${process.pid}`;
  await writeFile(next, `${lines.join("\n")}\n`, { mode: 0o600 });
  await rename(next, file);
}

/** By the arguments of its command; in a line that is not understood, by a secret's name anywhere. */
function holdsSecret(line: string, vocabulary: Vocabulary): boolean {
  const parsed = parse(vocabulary, () => true, line);
  if (parsed.kind === "ready" || parsed.kind === "incomplete") {
    const secrets = argumentsOf(parsed.command).filter(({ secret }) => secret);
    if (secrets.some(({ key }) => parsed.values[key] !== undefined)) return true;
  }
  const names = vocabulary.commands
    .flatMap(argumentsOf)
    .flatMap(({ secret, name }) => (secret ? [name] : []));
  return tokens(line).some(
    (token) => token.kind === "flag" && names.includes(token.name.toLowerCase()),
  );
}
