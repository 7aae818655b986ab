import { z } from "zod";
import { signInLink } from "../../mocca/people/sign-in-link.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const signinCommand = command({
  words: "signin",
  aliases: ["login"],
  topic: "People",
  help: "Makes a link that signs you in to the console, once",
  examples: ["/signin"],
  args: z.object({}),
  right: "look",
  audience: "asker",
  async run({ house, actor }) {
    const { url } = await call(signInLink, { house, actor }, {});
    return {
      text: "This link signs you in to the console. It works once, for 15 minutes.",
      code: url,
      once: true,
      audience: "asker",
    };
  },
});
