import { z } from "zod";
import { talk } from "../talk.ts";
import { changeOwn } from "./change-own.ts";

/** Removes a message of one's own: its place stays, its words are shown to nobody. */
export const removeMessage = talk({
  name: "rooms/remove",
  help: "Removes your own message.",
  scope: "house",
  right: "look",
  input: z.object({ thread: z.uuid(), key: z.string().max(200) }),
  async run(asker, which) {
    return changeOwn(asker, which, ({ deletedAt }) => ({ deletedAt: deletedAt ?? new Date() }));
  },
});
