import type { Json, State } from "../db/schema.ts";

export type Tone = State | "needs you";

/** A button runs one of bot/buttons with `value`; it holds no state of its own. */
export type Button = {
  label: string;
  button: string;
  value: { [key: string]: Json };
  style: "usual" | "plain" | "destroys";
  /** Asked before the press counts; always there when the style is `destroys`. */
  confirm?: string;
};

export type ProgressRow = { title: string; state: State; ms?: number; note?: string };

/** A missing argument, as a question that a person can answer. */
export type Field = {
  name: string;
  label: string;
  help?: string;
  kind: "text" | "choice" | "secret" | "file";
  /** The only values of a choice; for a text, some of the values that fit. */
  choices?: string[];
  /** Several values: words separated by spaces, quoted where they hold spaces themselves. */
  many?: boolean;
  required: boolean;
  value?: string;
  error?: string;
};

/**
 * What the bot says, on every surface: `text` is one line that is enough alone; at most five facts
 * and three buttons; the rest is optional. Rendered by each surface, tested by golden files.
 */
export type Message = {
  text: string;
  tone?: Tone;
  facts?: { label: string; value: string; link?: string }[];
  /** A row of one cell is a heading over the rows below it. */
  table?: { columns: string[]; rows: string[][]; empty: string };
  /** What runs and since when: `ms` of a running row or of the whole is as of this message. */
  progress?: { done: number; total: number; ms: number; rows: ProgressRow[] };
  /** Shown as it is, in a fixed-width face: logs, commands to copy. */
  code?: string;
  notes?: string[];
  buttons?: Button[];
  /** Pages to open from here, the usual one first. A terminal has their addresses among the facts. */
  links?: { label: string; to: string }[];
  form?: { command: string; fields: Field[] };
  footer?: string;
  /** A later message with the same card takes this one's place: the newest state of one run. */
  card?: string;
  /** It holds a secret that is shown now and never kept: no history may store it. */
  once?: true;
  /** Who sees it in a shared room: the asker alone, or everybody. */
  audience: "asker" | "room";
};
