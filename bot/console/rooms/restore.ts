import { z } from "zod";
import { Refusal } from "../../../db/refusal.ts";
import { talk } from "../talk.ts";
import { changeOwn } from "./change-own.ts";

const undoMs = 15 * 60_000;

/** Brings back a message that one has removed, within fifteen minutes. */
export const restoreMessage = talk({
  name: "rooms/restore",
  help: "Brings back a message that you removed a moment ago.",
  scope: "house",
  right: "look",
  input: z.object({ thread: z.uuid(), key: z.string().max(200) }),
  async run(asker, which) {
    return changeOwn(asker, which, ({ deletedAt }) => {
      if (deletedAt !== null && Date.now() - deletedAt.getTime() > undoMs)
        throw new Refusal(
          "conflict",
          "That was not brought back: it was removed more than 15 minutes ago.",
          "Say it again.",
        );
      return { deletedAt: null };
    });
  },
});
