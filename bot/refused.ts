import type { Refusal } from "../db/refusal.ts";
import type { Message } from "./message.ts";
import { sentence } from "./words.ts";

/** A "no" in words: what was not done and why, what to do, and every wrong value. */
export function refused({ code, message, next, faults }: Refusal): Message {
  return {
    text: [message, next].flatMap((said) => (said ? [sentence(said)] : [])).join(" "),
    tone: code === "needs_answer" ? "needs you" : "failed",
    ...(faults.length > 0 && {
      table: {
        columns: ["Where", "Found", "Allowed"],
        rows: faults.map(({ path, found, allowed }) => [path, found, allowed]),
        empty: "",
      },
    }),
    audience: "asker",
  };
}
