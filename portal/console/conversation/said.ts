import type { Questions } from "../../../api/v1/calls.ts";

type ThreadPage = Questions["rooms/messages"]["output"];

/** One message of a thread, as the API shows it. */
export type Said = ThreadPage["messages"][number];

export type Room = Questions["rooms/list"]["output"][number];

/** What a page has read of a thread so far, by position; `cursor` is where changes go on from. */
export type ThreadState = {
  room: string;
  /** The message that this thread goes on from. */
  parentKey?: string;
  messages: Said[];
  cursor: number;
  /** There is more before the first one. */
  earlier: boolean;
  /** The position that the person had read up to when the thread was opened. */
  read: number;
};

/** A thread as it was read first. */
export function opened(page: ThreadPage): ThreadState {
  const { room, parent, messages, cursor, earlier, read } = page;
  return { room, messages, cursor, earlier, read, ...(parent && { parentKey: parent.key }) };
}

/**
 * The same with what changed since: each message once, its newest state, at its place. What lies before
 * the part that was read is left to be read with it.
 */
export function withChanges(
  state: ThreadState,
  page: Pick<ThreadPage, "messages" | "cursor">,
): ThreadState {
  const first = state.earlier ? (state.messages[0]?.position ?? 0) : 0;
  const changed = page.messages.filter(({ position }) => position >= first);
  return { ...state, messages: merged(state.messages, changed), cursor: page.cursor };
}

/** The same with the page before it. */
export function withEarlier(
  state: ThreadState,
  page: Pick<ThreadPage, "messages" | "earlier">,
): ThreadState {
  // What is here already is at least as new as what was read behind it.
  return { ...state, messages: merged(page.messages, state.messages), earlier: page.earlier };
}

function merged(before: readonly Said[], newer: readonly Said[]): Said[] {
  const byKey = new Map([...before, ...newer].map((said) => [said.key, said]));
  return [...byKey.values()].sort((a, b) => a.position - b.position);
}
