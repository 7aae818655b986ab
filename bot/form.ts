import { type Argument, argumentsOf } from "./arguments.ts";
import type { Values, Wrong } from "./collect.ts";
import type { Command, Conversation } from "./command.ts";
import type { Field, Message } from "./message.ts";
import { quote } from "./print.ts";
import { tokens } from "./tokens.ts";
import { usage } from "./usage.ts";
import { sentence } from "./words.ts";

type Lack = { command: Command; values: Values; missing: Argument[]; wrong: Wrong[] };

/** Asks for exactly what is missing or wrong; where nobody can answer, the same in words. */
export async function askFor(
  lack: Lack,
  choices: Conversation["choices"],
  canAnswer: boolean,
): Promise<Message> {
  const { command, missing, wrong } = lack;
  const needs = missing.map(({ label }) => label.toLowerCase()).join(", ");
  const example = command.examples[0];
  const said: Message = {
    text: [
      ...(wrong.length > 0 ? [`/${command.words} was not done.`, ...wrong.map(problem)] : []),
      ...(missing.length > 0 ? [`/${command.words} needs: ${needs}.`] : []),
    ].join(" "),
    notes: [`Usage: ${usage(command)}`, ...(example === undefined ? [] : [`Example: ${example}`])],
    audience: "asker",
  };
  // What no field stands for cannot be mended in a form, and must not be dropped in silence.
  if (!canAnswer || wrong.some(({ argument }) => argument === undefined))
    return { ...said, tone: "failed" };
  const asked = argumentsOf(command).filter(
    ({ key }) => lack.values[key] !== undefined || missing.some((argument) => argument.key === key),
  );
  const fields = await Promise.all(asked.map((argument) => fieldOf(argument, lack, choices)));
  return { ...said, tone: "needs you", form: { command: command.words, fields } };
}

/** The line that a filled form says, every value by its name. An empty answer leaves its value out. */
export function lineOf(
  form: NonNullable<Message["form"]>,
  answers: Readonly<Record<string, string>>,
): string {
  const said = form.fields.flatMap(({ name, many }) => {
    const answer = answers[name] ?? "";
    const values = many
      ? tokens(answer).map((token) => ("text" in token ? token.text : token.typed))
      : [answer];
    return values.filter((value) => value !== "").map((value) => `--${name}=${quote(value)}`);
  });
  return [`/${form.command}`, ...said].join(" ");
}

function problem({ argument, found, allowed, instead }: Wrong): string {
  const where = argument === undefined ? "" : `${argument.label}: `;
  const hint = instead.length === 0 ? "" : ` Did you mean ${instead.join(" or ")}?`;
  return `${where}${found} cannot be used; allowed: ${sentence(allowed)}${hint}`;
}

async function fieldOf(
  argument: Argument,
  { values, wrong }: Lack,
  choices: Conversation["choices"],
): Promise<Field> {
  const { key, name, label, help, required, secret, file, many } = argument;
  const listed = await choicesOf(argument, choices);
  const closed = argument.boolean || argument.allowed !== undefined;
  const value = secret ? undefined : written(values[key]);
  const error = wrong.find((each) => each.argument?.key === key);
  return {
    name,
    label,
    ...(help !== undefined && { help }),
    kind: secret ? "secret" : file ? "file" : closed ? "choice" : "text",
    ...(listed.length > 0 && { choices: listed }),
    ...(many && { many }),
    required,
    ...(value !== undefined && { value }),
    ...(error && { error: problem(error) }),
  };
}

async function choicesOf(argument: Argument, choices: Conversation["choices"]): Promise<string[]> {
  const { boolean, allowed, choices: kind } = argument;
  if (boolean) return ["yes", "no"];
  return allowed === undefined ? ((kind && (await choices(kind, ""))) ?? []) : [...allowed];
}

function written(value: Values[string] | undefined): string | undefined {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.map(quote).join(" ") : value;
}
