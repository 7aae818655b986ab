import { withoutValues } from "../db/plain-error.ts";
import type { Platform } from "../db/platform.ts";
import { Refusal } from "../db/refusal.ts";
import type { Message } from "./message.ts";
import { refused } from "./refused.ts";

/**
 * The one catch of the conversation: a refusal is told in its words; anything else is a bug, logged
 * with an id and told as one sentence with that id.
 */
export async function inWords(platform: Platform, work: () => Promise<Message>): Promise<Message> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    const id = newId();
    platform.log("bug", { id, ...told(error) });
    return {
      text: `Mocca made a mistake and wrote it down as ${id}. Tell an owner that number.`,
      tone: "failed",
      audience: "asker",
    };
  }
}

/** Eight letters and digits, without those that are read as each other. */
function newId(): string {
  const letters = "23456789abcdefghjkmnpqrstuvwxyz";
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => letters[byte % letters.length]).join("");
}

/** What a bug was and where, for the log. */
function told(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return {
    error: `${error.name}: ${withoutValues(error)}`,
    ...(error.cause instanceof Error && { cause: error.cause.message }),
    at: frames.slice(0, 12).join("\n"),
  };
}
