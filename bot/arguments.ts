import { z } from "zod";
import type { Choices, Command } from "./command.ts";

/** One argument of a command, as read from its schema. */
export type Argument = {
  /** The key in `args`: `dryRun`. */
  key: string;
  /** As it is typed after two dashes: `dry-run`. */
  name: string;
  label: string;
  help?: string;
  /** Filled from the words in order; otherwise given by name only. */
  positional: boolean;
  required: boolean;
  boolean: boolean;
  /** Takes several values. */
  many: boolean;
  rest: boolean;
  secret: boolean;
  file: boolean;
  /** The only values there are. */
  allowed?: readonly string[];
  choices?: Choices;
};

/** The arguments of a command in their declared order. */
export function argumentsOf(command: Pick<Command, "args">): Argument[] {
  const shape: Record<string, z.ZodType> = command.args.shape;
  return Object.entries(shape).map(([key, schema]) => argumentOf(key, schema));
}

function argumentOf(key: string, schema: z.ZodType): Argument {
  const layers = layersOf(schema);
  const meta = layers.map((layer) => layer.meta()).find((found) => found !== undefined) ?? {};
  const inner = layers.at(-1);
  const boolean = inner instanceof z.ZodBoolean;
  const allowed = inner instanceof z.ZodEnum ? inner.options.map(String) : undefined;
  return {
    key,
    name: key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    label: meta.label ?? key,
    ...(meta.help === undefined ? {} : { help: meta.help }),
    positional: !boolean && meta.flag !== true,
    required: !schema.safeParse(undefined).success,
    boolean,
    many: inner instanceof z.ZodArray,
    rest: meta.rest === true,
    secret: meta.secret === true,
    file: meta.file === true,
    ...(allowed === undefined ? {} : { allowed }),
    ...(meta.choices === undefined ? {} : { choices: meta.choices }),
  };
}

/** A schema and what it wraps, from the outside in: optional, defaulted, piped. */
function layersOf(schema: z.ZodType): z.ZodType[] {
  const inner = wrapped(schema);
  return inner === undefined ? [schema] : [schema, ...layersOf(inner)];
}

function wrapped(schema: z.ZodType): z.ZodType | undefined {
  const inner =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
      ? schema.unwrap()
      : schema instanceof z.ZodPipe
        ? schema.in
        : undefined;
  return inner instanceof z.ZodType ? inner : undefined;
}
