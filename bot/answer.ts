import { Refusal } from "../db/refusal.ts";
import { rightWords } from "../mocca/rights.ts";
import { argumentsOf } from "./arguments.ts";
import type { Values } from "./collect.ts";
import type { Command, Conversation } from "./command.ts";
import { askFor } from "./form.ts";
import { inWords } from "./in-words.ts";
import type { Message } from "./message.ts";
import { nearest } from "./nearest.ts";
import { longestLine, parse } from "./parse.ts";

/**
 * Answers one line, always: the command's answer, a form for what is missing (only where somebody
 * `canAnswer` it), or a refusal in words. The one door for every surface that takes text.
 */
export function answer(
  conversation: Conversation,
  line: string,
  { canAnswer }: { canAnswer: boolean },
): Promise<Message> {
  return inWords(conversation.house.platform, async () => {
    const { vocabulary, may, choices } = conversation;
    const parsed = parse(vocabulary, may, line);
    switch (parsed.kind) {
      case "ready":
        // Not a second edge: what was not found gains a hint on its way to the one catch.
        return parsed.command
          .run(conversation, parsed.args)
          .catch((error: unknown) => withHint(conversation, parsed, error));
      case "incomplete":
        return askFor(parsed, choices, canAnswer);
      case "forbidden":
        throw forbidden(parsed.command);
      case "unknown":
        throw unknown(parsed.found, parsed.suggestions);
      case "empty":
        throw new Refusal("invalid", "Nothing was asked", "Say /help to see what you can say");
      case "too long": {
        const limit = longestLine.toLocaleString("en-NZ");
        throw new Refusal(
          "invalid",
          `More than ${limit} characters are not read`,
          "Say it shorter",
        );
      }
    }
  });
}

function forbidden({ words, right }: Command): Refusal {
  return new Refusal(
    "not_allowed",
    `/${words} was not done: you may not ${rightWords[right]}`,
    "Ask an owner, or see /can",
  );
}

function unknown(found: string, suggestions: string[]): Refusal {
  const likely = suggestions.map((words) => `/${words}`).join(" or ");
  return new Refusal(
    "not_found",
    `There is no command “${found}”`,
    likely === "" ? "Say /help to see what you can say" : `Did you mean ${likely}?`,
  );
}

/** Adds to "not found" what of that kind has nearly the name that was typed. */
async function withHint(
  { choices }: Conversation,
  { command, values }: { command: Command; values: Values },
  error: unknown,
): Promise<never> {
  if (!(error instanceof Refusal) || error.code !== "not_found") throw error;
  for (const { key, choices: kind } of argumentsOf(command)) {
    const value = values[key];
    if (kind === undefined || kind === "commands" || typeof value !== "string") continue;
    const names = [...(await choices(kind, value.slice(0, 1))), ...(await choices(kind, ""))];
    const near = names.includes(value) ? [] : nearest(value, names);
    if (near.length === 0) continue;
    const next = `Did you mean ${near.join(" or ")}? ${error.next ?? ""}`.trim();
    throw new Refusal(error.code, error.message, next, error.faults);
  }
  throw error;
}
