import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import type { Button } from "../../../bot/message.ts";
import { useMe } from "../../api/me.ts";
import { newKey } from "../../api/new-key.ts";
import { useSay } from "../../api/use-say.ts";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { Composer } from "./composer/composer.tsx";
import { keepLine } from "./drafts.ts";
import { MessageList } from "./message-list.tsx";
import { showAnswer } from "./outgoing.ts";
import { ThreadContext } from "./thread-context.ts";
import { useOutgoing } from "./use-outgoing.ts";
import type { LiveThread } from "./use-thread.ts";

type Props = {
  thread: string;
  /** Who reads what is written here. */
  to: string;
  live: LiveThread;
  /** Stands above the messages. */
  head?: ReactNode;
  /** Opens the thread that goes on from a message; a room's main thread has it. */
  reply?: (key: string) => void;
  empty: (say: (line: string) => void) => ReactNode;
};

/** A thread and its composer. */
export function ThreadView({ thread, live, to, head, reply, empty }: Props) {
  const { person } = useMe();
  const { state, error, sync, readEarlier, readingEarlier = false } = live;
  const sending = useOutgoing(thread, state?.messages ?? nothing);
  const { outgoing, say } = sending;
  const pressing = useSay("rooms/press");
  const { mutateAsync } = pressing;
  const saying = useRef(say);
  saying.current = say;

  const speak = useCallback(
    (line: string, secret = false) => {
      if (!secret) keepLine(person.id, thread, line);
      saying.current(line, secret);
    },
    [person.id, thread],
  );
  const press = useCallback(
    async (message: string, { button, value }: Button) => {
      const key = newKey();
      // A refusal was shown already.
      const answer = await mutateAsync({ thread, message, button, value, key }).catch(
        () => undefined,
      );
      if (answer?.shown) showAnswer({ person: person.id, thread, key, shown: answer.shown });
      await sync();
    },
    [thread, mutateAsync, person.id, sync],
  );
  const acts = useMemo(
    () => ({ thread, press, say: speak, sync, ...(reply && { reply }) }),
    [thread, press, speak, sync, reply],
  );
  useEffect(() => {
    if (outgoing.some((one) => one.state === "answered")) void sync();
  }, [outgoing, sync]);

  if (state === undefined)
    return (
      <div className="messages messages-waiting">
        {error ? <Failure error={error} retry={sync} /> : <ListSkeleton rows={6} />}
      </div>
    );
  return (
    <ThreadContext value={acts}>
      <MessageList
        thread={thread}
        state={state}
        sending={sending}
        earlier={{ reading: readingEarlier, read: readEarlier }}
        label={`Messages to ${to}`}
        head={head}
        empty={empty(speak)}
      />
      <Composer thread={thread} to={to} isMain={reply !== undefined} onSay={speak} />
    </ThreadContext>
  );
}

const nothing: never[] = [];
