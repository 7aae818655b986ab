import { z } from "zod";
import { linkOfMail } from "../../mocca/outbox/link.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const outboxLinkCommand = command({
  words: "outbox link",
  aliases: [],
  topic: "Messages",
  help: "Shows a fresh link for a letter that was not sent, once",
  examples: ["/outbox link 12"],
  args: z.object({ id: z.coerce.number().int().meta({ label: "Number" }) }),
  right: "own",
  audience: "asker",
  async run({ house, actor }, { id }) {
    const { name, email, url } = await call(linkOfMail, { house, actor }, { id });
    return {
      text: `This link signs ${name} in, once. Hand it over yourself, in place of the letter to ${email}.`,
      code: url,
      once: true,
      audience: "asker",
    };
  },
});
