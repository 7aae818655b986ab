import type { Fault } from "../db/refusal.ts";
import { faultsOf } from "../lucca/faults.ts";
import { type Argument, argumentsOf } from "./arguments.ts";
import { collect, type Values, type Wrong } from "./collect.ts";
import type { Command } from "./command.ts";
import { nearest } from "./nearest.ts";
import type { Token } from "./tokens.ts";

type Filled =
  | { kind: "ready"; values: Values; args: Record<string, unknown> }
  | { kind: "incomplete"; values: Values; missing: Argument[]; wrong: Wrong[] };

/** Reads the arguments of a command. Everything that is missing or wrong is told at once. */
export function fill(command: Command, rest: readonly Token[]): Filled {
  const args = argumentsOf(command);
  const { values, missing, wrong } = collect(args, rest);
  const read = command.args.safeParse(values, { reportInput: true });
  if (read.success && missing.length === 0 && wrong.length === 0)
    return { kind: "ready", values, args: read.data };
  const told = new Set([...missing, ...wrong.flatMap(({ argument }) => argument ?? [])]);
  for (const fault of read.success ? [] : faultsOf(read.error)) {
    const argument = args.find(({ key }) => key === fault.path.split(".")[0]);
    if (argument !== undefined && told.has(argument)) continue;
    if (argument === undefined || values[argument.key] !== undefined)
      wrong.push(wrongOf(argument, fault, values));
    else missing.push(argument);
    if (argument !== undefined) told.add(argument);
  }
  return { kind: "incomplete", values, missing, wrong: wrong.map(hushed) };
}

function wrongOf(argument: Argument | undefined, { found, allowed }: Fault, values: Values): Wrong {
  if (argument === undefined) return { found, allowed, instead: [] };
  const value = values[argument.key];
  const instead = typeof value === "string" ? nearest(value, argument.allowed ?? []) : [];
  return { argument, found, allowed, instead };
}

/** A secret is never repeated, not even to say that it is wrong. */
function hushed(wrong: Wrong): Wrong {
  return wrong.argument?.secret ? { ...wrong, found: "what was given", instead: [] } : wrong;
}
