import { z } from "zod";
import { Refusal } from "../../../db/refusal.ts";
import { talk } from "../talk.ts";
import { asksMocca } from "./asks-mocca.ts";
import { changeOwn } from "./change-own.ts";
import { line } from "./line.ts";

const mostEarlier = 50;

const written = z.object({
  text: z.string(),
  audience: z.literal("room"),
  earlier: z.array(z.object({ text: z.string(), at: z.string() })).default([]),
});

/**
 * Changes the words of a message of one's own; what stood there the last fifty times is kept with it.
 * Refuses a line that Mocca answered, words that would ask Mocca, and what was removed.
 */
export const editMessage = talk({
  name: "rooms/edit",
  help: "Changes the words of your own message.",
  scope: "house",
  right: "look",
  input: z.object({ thread: z.uuid(), key: z.string().max(200), text: line }),
  async run(asker, { text, ...which }) {
    return changeOwn(asker, which, ({ body, updatedAt, deletedAt }) => {
      const { text: before, earlier, ...rest } = written.parse(body);
      if (asksMocca(before) !== undefined || asksMocca(text) !== undefined || deletedAt !== null)
        throw new Refusal(
          "conflict",
          "That was not changed: what was said to Mocca, or removed, stays as it was.",
          "Say it as a new message.",
        );
      const kept = [...earlier, { text: before, at: updatedAt.toISOString() }].slice(-mostEarlier);
      return { body: { ...rest, text, earlier: kept }, editedAt: new Date() };
    });
  },
});
