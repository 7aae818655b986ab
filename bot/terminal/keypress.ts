import { emitKeypressEvents, type Key } from "node:readline";
import type { Keyboard } from "./ask.ts";

/**
 * Calls back for each key while nothing is asked, with Ctrl-C as "ctrl-c", until the returned function
 * is called.
 */
export function onKeypress(input: Keyboard, pressed: (key: string) => void): () => void {
  if (!input.isTTY) return () => {};
  const listen = (text: string | undefined, { ctrl, name }: Key) => {
    if (ctrl) pressed(`ctrl-${name}`);
    else if (text !== undefined) pressed(text.toLowerCase());
  };
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.on("keypress", listen);
  input.resume();
  return () => {
    input.off("keypress", listen);
    input.setRawMode?.(false);
    input.pause();
  };
}
