import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useMe } from "../../api/me.ts";
import {
  forget,
  type Outgoing,
  readOutgoing,
  resumeOutgoing,
  sayLine,
  watchOutgoing,
} from "./outgoing.ts";
import type { Said } from "./said.ts";

/** What this person has said in a thread and the thread does not show yet, and how to say more. */
export function useOutgoing(thread: string, messages: readonly Said[]) {
  const { person } = useMe();
  const all = useSyncExternalStore(watchOutgoing, readOutgoing);
  useEffect(() => resumeOutgoing(person.id), [person.id]);
  const here = useMemo(
    () => all.filter((one) => one.thread === thread && one.person === person.id),
    [all, thread, person.id],
  );
  const arrived = useMemo(() => new Set(messages.map(({ key }) => key)), [messages]);
  useEffect(() => {
    const done = here.filter((one) => ended(one) && arrived.has(one.key));
    if (done.length > 0) forget(done.map(({ key }) => key));
  }, [here, arrived]);
  return {
    outgoing: here,
    arrived,
    say: (line: string, secret: boolean) => sayLine({ person: person.id, thread, line, secret }),
  };
}

function ended({ state, shown }: Outgoing): boolean {
  return state === "answered" && shown === undefined;
}
