import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import { answer } from "../../../bot/answer.ts";
import type { Door, Said } from "../../../bot/terminal/listen.ts";
import { converse } from "../../../bot/terminal/prompt.ts";
import { ian, room } from "../room.ts";
import { screen } from "./screen.ts";

export const prompt = "mocca> ";
export const ctrlC = "\x03";
export const ctrlD = "\x04";
export const up = "\x1b[A";

/** A folder that goes with the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "mocca-prompt-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const { conversation } = room(ian("owner"));
/** The real way of a line, without a server between. */
const real: Door = async function* (said) {
  if ("line" in said) yield await answer(conversation, said.line, { canAnswer: true });
};

/** A person at a terminal: what they type, what they see, and what Mocca heard. */
export async function sit({ door = real, home }: { door?: Door; home?: string } = {}) {
  const { out: output, text, raw } = screen(100, 40);
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const historyFile = join(home ?? (await folder()), "history");
  const { vocabulary, may, choices } = conversation;
  const heard: Said[] = [];
  const ended = converse({
    input,
    output,
    colour: false,
    historyFile,
    completing: { vocabulary, may, choices },
    door: (said, signal) => {
      heard.push(said);
      return door(said, signal);
    },
  });
  const sees = (expected: string) => until(() => text().includes(expected), text);
  /** Types keys once the screen ends with `after`. */
  const type = async (after: string, keys: string) => {
    await until(() => text().endsWith(after.trimEnd()), text);
    input.write(keys);
  };
  const history = () => readFile(historyFile, "utf8");
  return { input, raw, sees, type, history, historyFile, heard, ended };
}

/** Waits for a condition, with a deadline. */
async function until(condition: () => boolean, what: () => string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Never came:\n${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
