import type { Refusal } from "../../../../db/refusal.ts";

/** How one stage ended: its log as a person reads it, and how long it took in milliseconds. */
export type StageResult = { ok: boolean; log: string; ms: number };

/** A refusal as a stage's log says it: what is wrong, where, and what to do. */
export function wordsOf({ message, next }: Refusal): string {
  return next === undefined ? message : `${message} ${next}`;
}
