import type { Message } from "../../../bot/message.ts";
import { ApiError, type Problem } from "../../api/api-error.ts";
import { say } from "../../api/call-api.ts";
import { goToSignIn } from "../../api/go-to-sign-in.ts";
import { newKey } from "../../api/new-key.ts";
import { keepUnsent, keptUnsent } from "./unsent.ts";

/** A line on its way. Its key is the message's: sent again, it says nothing twice. */
export type Outgoing = {
  person: string;
  thread: string;
  key: string;
  line: string;
  at: string;
  /** Kept nowhere but on this page. */
  secret: boolean;
  state: "sending" | "refused" | "answered";
  problem?: Problem;
  /** What only this answer held. */
  shown?: Message;
};

const pauseMs = 3000;
const watching = new Set<() => void>();
let all: readonly Outgoing[] = [];

export function watchOutgoing(told: () => void): () => void {
  watching.add(told);
  return () => watching.delete(told);
}

export function readOutgoing(): readonly Outgoing[] {
  return all;
}

/** Goes on with what a page of this person had not sent when it was left. */
export function resumeOutgoing(person: string): void {
  const known = new Set(all.map(({ key }) => key));
  const left = keptUnsent(person).filter(({ key }) => !known.has(key));
  if (left.length === 0) return;
  put([...all, ...left]);
  for (const one of left) if (one.state === "sending") void attempt(one);
}

/** Says a line in a thread, until an answer comes. */
export function sayLine(words: Pick<Outgoing, "person" | "thread" | "line" | "secret">): void {
  const one: Outgoing = {
    ...words,
    key: newKey(),
    at: new Date().toISOString(),
    state: "sending",
  };
  put([...all, one]);
  void attempt(one);
}

/** Tries a refused line once more, under the same key. */
export function sayAgain({ problem: _, ...one }: Outgoing): void {
  const next: Outgoing = { ...one, state: "sending" };
  replace(next);
  void attempt(next);
}

/** Shows, this one time, what only the answer to a pressed button held. */
export function showAnswer(answer: Pick<Outgoing, "person" | "thread" | "key" | "shown">): void {
  const at = new Date().toISOString();
  put([...all, { ...answer, line: "", at, secret: true, state: "answered" }]);
}

export function forget(keys: readonly string[]): void {
  put(all.filter(({ key }) => !keys.includes(key)));
}

async function attempt(one: Outgoing): Promise<void> {
  const { thread, line, key } = one;
  await say("rooms/say", { thread, line, key }).then(
    ({ shown }) => replace({ ...one, state: "answered", ...(shown && { shown }) }),
    (error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      const { problem } = error;
      if (problem.status === 0) return void window.setTimeout(() => void attempt(one), pauseMs);
      if (problem.status === 401) goToSignIn();
      else replace({ ...one, state: "refused", problem });
    },
  );
}

function replace(next: Outgoing): void {
  put(all.map((one) => (one.key === next.key ? next : one)));
}

function put(next: readonly Outgoing[]): void {
  all = next;
  keepUnsent(all);
  for (const told of watching) told();
}
