import { createContext, useContext } from "react";
import type { Button } from "../../../bot/message.ts";

/** What can be done from any message of a thread. */
export type ThreadActs = {
  thread: string;
  press: (key: string, button: Button) => Promise<void>;
  say: (line: string, secret: boolean) => void;
  /** Opens the thread that goes on from a message; not in such a thread itself. */
  reply?: (key: string) => void;
  /** Reads what changed. */
  sync: () => Promise<void>;
};

export const ThreadContext = createContext<ThreadActs | undefined>(undefined);

export function useThreadActs(): ThreadActs {
  const acts = useContext(ThreadContext);
  if (acts === undefined) throw new Error("useThreadActs stands outside a thread");
  return acts;
}
