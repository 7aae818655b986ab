import type { z } from "zod";
import type { Actor } from "../db/actor.ts";
import type { Right } from "../mocca/rights.ts";
import type { House } from "../mocca/verb.ts";
import type { ButtonHandler } from "./button.ts";
import type { Message } from "./message.ts";

/** Kinds of things whose names can be offered while a person types. */
export const choiceKinds = [
  "clients",
  "projects",
  "environments",
  "runs",
  "deploys",
  "modules",
  "people",
  "commands",
] as const;
export type Choices = (typeof choiceKinds)[number];

declare module "zod" {
  /** What `.meta()` may say about one argument of a command; an interface, since zod's is merged into. */
  interface GlobalMeta {
    /** What a person calls it: "Client". The key is used when there is none. */
    label?: string;
    help?: string;
    /** Takes all that is left: words joined by spaces, or one value each where the schema is an array. */
    rest?: boolean;
    /** Given by name only: `--confirm panna`. Booleans always are. */
    flag?: boolean;
    choices?: Choices;
    /** Never echoed, never kept in a history. */
    secret?: boolean;
    /** The contents of a file; a terminal reads it from the path that was typed. */
    file?: boolean;
  }
}

/**
 * One thing that can be said: one file in bot/commands, from which come parsing, completion, help,
 * forms and the check of the right. The keys of `args` in their order are the positional arguments;
 * their schemas read strings (or booleans, or arrays of strings) as a person typed them.
 */
export type Command<A extends z.ZodObject = z.ZodObject> = {
  /** One or two lower-case words, without the slash: "provision", "run cancel". */
  words: string;
  /** Other words for the same. */
  aliases: readonly string[];
  /** The heading it stands under in /help. */
  topic: string;
  /** One line: what it does. */
  help: string;
  /** Whole lines that work: "/provision panna --on local". */
  examples: readonly string[];
  args: A;
  right: Right;
  /** Who sees the answer in a shared room. */
  audience: Message["audience"];
  run(conversation: Conversation, args: z.output<A>): Promise<Message>;
};

/**
 * The first word of several two-word commands, and which of them is meant by the word alone (`/run`)
 * and by the word with a value (`/run R-7`).
 */
export type Group = { word: string; alone?: string; given?: string };

/** Everything that can be said and pressed in a room. */
export type Vocabulary = {
  commands: readonly Command[];
  groups: readonly Group[];
  buttons: readonly ButtonHandler[];
};

/** One person in one room, as every command and button sees them. */
export type Conversation = {
  house: House;
  actor: Actor;
  vocabulary: Vocabulary;
  /** Has this person the right in the house, or at one client at least? Each verb checks its own client. */
  may(right: Right): boolean;
  /** Some names of that kind which this person may see and which begin with `prefix`. */
  choices(kind: Choices, prefix: string): Promise<string[]>;
  /** Where it is said, in rooms that have threads. */
  thread?: { id: string };
  /** Says something before the answer; a message takes the place of an earlier one with the same `card`. */
  say(message: Message): Promise<void>;
};

/** Fixes the types of a declaration; the object itself is the command. */
export function command<A extends z.ZodObject>(declared: Command<A>): Command<A> {
  return declared;
}
