import { ApiError } from "../../api/api-error.ts";
import { ask } from "../../api/call-api.ts";
import { goToSignIn } from "../../api/go-to-sign-in.ts";
import { opened, type ThreadState, withChanges, withEarlier } from "./said.ts";

export type View = { state?: ThreadState; error?: ApiError; readingEarlier?: boolean };

const pageSize = 50;
const pauseMs = 3000;

/**
 * Reads a thread and keeps it current: `sync` reads what changed since the last time, however often and
 * however late it is called. Nothing is read twice, nothing is left out.
 */
export function threadReader(thread: string, show: (view: View) => void) {
  let view: View = {};
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  function put(next: View) {
    view = next;
    if (!closed) show(view);
  }

  async function step() {
    const { state } = view;
    const page = await ask("rooms/messages", {
      thread,
      ...(state && { after: state.cursor }),
    });
    if (state && page.messages.length >= pageSize) again = true;
    // Earlier pages may have come meanwhile.
    put({ ...view, state: view.state ? withChanges(view.state, page) : opened(page) });
  }

  async function drain() {
    while (again && !closed) {
      again = false;
      await step().then(() => clearError(), failed);
    }
  }

  function clearError() {
    if (view.error === undefined) return;
    const { error: _, ...rest } = view;
    put(rest);
  }

  function failed(error: unknown) {
    if (!(error instanceof ApiError)) throw error;
    if (error.problem.status === 401) goToSignIn();
    put({ ...view, error });
    if (error.problem.status === 0 && !closed) window.setTimeout(() => void sync(), pauseMs);
  }

  function sync(): Promise<void> {
    again = true;
    running ??= drain().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function readEarlier(): Promise<void> {
    const before = view.state?.messages[0]?.position;
    if (before === undefined || view.readingEarlier || !view.state?.earlier) return;
    put({ ...view, readingEarlier: true });
    await ask("rooms/messages", { thread, before }).then((page) => {
      if (view.state) put({ ...view, state: withEarlier(view.state, page) });
    }, failed);
    put({ ...view, readingEarlier: false });
  }

  return {
    sync,
    readEarlier,
    open() {
      closed = false;
    },
    close() {
      closed = true;
    },
  };
}
