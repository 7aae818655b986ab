import { z } from "zod";
import type { Choices } from "../bot/command.ts";
import type { Message } from "../bot/message.ts";
import type { Door, Said } from "../bot/terminal/listen.ts";
import { Refusal } from "../db/refusal.ts";
import { type Right, rights } from "../mocca/rights.ts";
import type { ServerFile } from "./server-file.ts";

const choices = z.object({ choices: z.array(z.string()) });
const mine = z.object({ rights: z.array(z.enum(rights)) });
const problem = z.object({ title: z.string(), next: z.string().optional() });

export type Speaker = { server: ServerFile; as: string | undefined; canAnswer: boolean };

/** The way from a terminal to the running server: what is said goes out, messages come back as JSON lines. */
export function terminalDoor(speaker: Speaker): Door {
  return async function* (said: Said, signal: AbortSignal) {
    const answer = await ask(speaker, said, signal);
    for await (const line of linesOf(answer)) {
      // Our own server writes these lines, each of them a message.
      yield (JSON.parse(line) as { message: Message }).message;
    }
  };
}

/** What Tab offers as a value, as the server sees it for this person. */
export async function choicesFrom(
  speaker: Speaker,
  kind: Choices,
  prefix: string,
): Promise<string[]> {
  const answer = await ask(speaker, { choices: kind, prefix }, AbortSignal.timeout(2_000));
  return choices.parse(await answer.json()).choices;
}

/** The rights that this person has anywhere, which decide what is offered. */
export async function rightsFrom(speaker: Speaker): Promise<Right[]> {
  const answer = await ask(speaker, { rights: true }, AbortSignal.timeout(5_000));
  return mine.parse(await answer.json()).rights;
}

async function ask(
  { server, as, canAnswer }: Speaker,
  say: unknown,
  signal: AbortSignal,
): Promise<Response> {
  const answer = await fetch(`${server.origin}/api/v1/say`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.secret}`, "content-type": "application/json" },
    body: JSON.stringify({ say, canAnswer, ...(as !== undefined && { as }) }),
    signal,
  });
  if (answer.ok) return answer;
  const { title, next } = problem.parse(await answer.json());
  throw new Refusal("unavailable", title, next);
}

async function* linesOf(answer: Response): AsyncGenerator<string> {
  const decoder = new TextDecoderStream();
  let rest = "";
  for await (const chunk of answer.body?.pipeThrough(decoder) ?? []) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
}
