import { type Right, rightWords } from "../mocca/rights.ts";
import { argumentsOf } from "./arguments.ts";
import type { Command, Group, Vocabulary } from "./command.ts";
import type { Message } from "./message.ts";
import { usage } from "./usage.ts";

type May = (right: Right) => boolean;

/** Everything that this person may say, under its topics. */
export function helpList(vocabulary: Vocabulary, may: May): Message {
  const commands = vocabulary.commands.filter(({ right }) => may(right));
  return {
    text: `You can say ${commands.length} things here. /help and a command's words tell more.`,
    table: { ...columns, rows: byTopic(commands) },
    audience: "asker",
  };
}

/** The commands that begin with a group's word, and what the word means alone. */
export function helpGroup(
  vocabulary: Vocabulary,
  may: May,
  { word, alone, given }: Group,
): Message {
  const commands = vocabulary.commands.filter(
    ({ words, right }) => words.startsWith(`${word} `) && may(right),
  );
  return {
    text: `/${word} has ${commands.length} commands that you may use.`,
    table: { ...columns, rows: commands.map(row) },
    notes: [
      ...(alone === undefined ? [] : [`/${word} alone is /${alone}.`]),
      ...(given === undefined ? [] : [`/${word} with a value is /${given}.`]),
    ],
    audience: "asker",
  };
}

/** One command: how it is said, what it takes, examples, other words for it, the right that it needs. */
export function helpOne(command: Command, may: May): Message {
  const { words, help, aliases, right, examples } = command;
  const args = argumentsOf(command);
  return {
    text: `/${words}: ${help}`,
    facts: [
      { label: "Usage", value: usage(command) },
      ...(aliases.length === 0
        ? []
        : [{ label: "Also said", value: aliases.map((alias) => `/${alias}`).join(", ") }]),
      { label: "Takes", value: `the right to ${rightWords[right]}` },
    ],
    ...(args.length > 0 && {
      table: {
        columns: ["Argument", "What it is"],
        rows: args.map(({ positional, name, label, help: about, allowed }) => [
          positional ? name.toUpperCase() : `--${name}`,
          [about ?? label, ...(allowed ? [`one of ${allowed.join(", ")}`] : [])].join("; "),
        ]),
        empty: "",
      },
    }),
    ...(examples.length > 0 && { code: examples.join("\n") }),
    ...(!may(right) && { notes: ["You may not use it. Ask an owner, or see /can."] }),
    audience: "asker",
  };
}

const columns = {
  columns: ["Command", "What it does"],
  empty: "Nothing. Ask an owner for a right.",
};

function byTopic(commands: readonly Command[]): string[][] {
  const topics = Map.groupBy(commands, ({ topic }) => topic);
  return [...topics].flatMap(([topic, members]) => [[topic], ...members.map(row)]);
}

function row({ words, help }: Command): string[] {
  return [`/${words}`, help];
}
