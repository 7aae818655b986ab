import { join } from "node:path";
import { parseArgs } from "node:util";
import { buttons } from "../bot/buttons/index.ts";
import { commands, groups } from "../bot/commands/index.ts";
import { quote } from "../bot/print.ts";
import { converse } from "../bot/terminal/prompt.ts";
import { Refusal } from "../db/refusal.ts";
import { readSettings } from "./config.ts";
import { dataDirectoryOf } from "./data-directory.ts";
import { logToFile } from "./log.ts";
import { inPlainWords } from "./plain-words.ts";
import { sayOnce } from "./say-once.ts";
import { serve } from "./serve.ts";
import { findServer } from "./server-file.ts";
import { choicesFrom, rightsFrom, type Speaker, terminalDoor } from "./terminal-door.ts";

const vocabulary = { commands, groups, buttons };

/**
 * `npm run say -- "/provision panna" [--as EMAIL] [--yes]`, or a conversation without words. Speaks to
 * the running server, else starts everything for as long as it takes. Exit: 0 ended well, 1 refused or
 * failed, 2 waiting for a person or no longer watching.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { as: { type: "string" }, yes: { type: "boolean", default: false } },
  });
  const { settings } = readSettings(process.env);
  const dataDir = dataDirectoryOf(settings.MOCCA_DATA_DIR);
  // npm starts its scripts in the checkout; a path that a person types is seen from where they stand.
  process.chdir(process.env["INIT_CWD"] ?? process.cwd());
  const running = await findServer(dataDir);
  const own = running ? undefined : await serve(process.env, { log: logToFile(dataDir) });
  const server = running ?? own;
  if (server === undefined) throw new Error("There is neither a running server nor one of our own");
  const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  const speaker: Speaker = { server, as: values.as, canAnswer: terminal };
  const colour = terminal && process.env["NO_COLOR"] === undefined;
  const screen = { input: process.stdin, output: process.stdout, colour };
  // Whatever is said, what was started here is stopped.
  try {
    const door = terminalDoor(speaker);
    if (positionals.length > 0)
      return await sayOnce(positionals.map(asTyped).join(" "), {
        ...screen,
        door,
        vocabulary,
        yes: values.yes,
        terminal,
      });
    const rights = await rightsFrom(speaker);
    await converse({
      ...screen,
      door,
      historyFile: join(dataDir, "history"),
      completing: {
        vocabulary,
        may: (right) => rights.includes(right),
        choices: (kind, prefix) => choicesFrom(speaker, kind, prefix),
      },
    });
    return 0;
  } finally {
    await own?.stop();
  }
}

/** One word of the shell as one word of ours; the whole line as a single word stays as it is. */
function asTyped(word: string, _at: number, all: string[]): string {
  return all.length > 1 && /\s/.test(word) ? quote(word) : word;
}

// The entry's one catch: a refusal in words, anything else as the bug that it is.
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Refusal ? inPlainWords(error) : error);
    process.exit(1);
  },
);
