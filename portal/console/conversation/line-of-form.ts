import type { Message } from "../../../bot/message.ts";
import { quoted } from "./words-in.ts";

export type Form = NonNullable<Message["form"]>;
export type Answers = Readonly<Record<string, string | string[]>>;

/** The line that a filled form says, every value by its name. An empty answer leaves its value out. */
export function lineOfForm({ command, fields }: Form, answers: Answers): string {
  const said = fields.flatMap(({ name }) =>
    [answers[name] ?? ""]
      .flat()
      .filter((value) => value !== "")
      .map((value) => `--${name}=${quoted(value)}`),
  );
  return [`/${command}`, ...said].join(" ");
}
