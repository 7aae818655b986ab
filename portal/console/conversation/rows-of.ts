import { dayOf } from "../../looks/times.ts";
import type { Said } from "./said.ts";

export type Row =
  | { kind: "day"; key: string; day: string }
  | { kind: "new"; key: string }
  | { kind: "said"; key: string; said: Said; goesOn: boolean };

const togetherMs = 5 * 60_000;

/**
 * The rows of a thread: a line where a day begins, one before the first of others' messages after
 * `newAfter`, and the messages; one that `goesOn` follows the same author's within five minutes.
 */
export function rowsOf(messages: readonly Said[], newAfter: number | undefined): Row[] {
  const firstNew =
    newAfter === undefined
      ? undefined
      : messages.find(({ position, mine }) => position > newAfter && !mine)?.key;
  return messages.flatMap((said, at): Row[] => {
    const before = messages[at - 1];
    const day = dayOf(said.at);
    const begins = before === undefined || dayOf(before.at) !== day;
    const isNew = said.key === firstNew;
    const goesOn = !begins && !isNew && sameTurn(before, said);
    return [
      ...(begins ? [{ kind: "day" as const, key: `day ${day}`, day }] : []),
      ...(isNew ? [{ kind: "new" as const, key: "new" }] : []),
      { kind: "said" as const, key: said.key, said, goesOn },
    ];
  });
}

function sameTurn(before: Said, { author, person, at }: Said): boolean {
  if (before.author !== author || before.person !== person || person === null) return false;
  return Date.parse(at) - Date.parse(before.at) < togetherMs;
}
