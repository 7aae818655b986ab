import { z } from "zod";
import { verb } from "../verb.ts";
import { byThemselves } from "./by-themselves.ts";
import { makeLink } from "./make-link.ts";

/** Makes a link that signs the asker in to the console, once, within 15 minutes. */
export const signInLink = verb({
  name: "people/sign-in-link",
  help: "Makes a link that signs you in to the console, shown once.",
  scope: "house",
  right: "look",
  shownOnce: true,
  input: z.object({}),
  async run(tx, { house, actor }) {
    const { id, name } = byThemselves(actor);
    const link = await makeLink(tx, house.platform, id, "sign-in");
    return {
      result: link,
      events: [{ kind: "sign-in link made", facts: { person: id, name } }],
    };
  },
});
