import { z } from "zod";
import { inviteAgain } from "../../mocca/people/invite-again.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const personAgainCommand = command({
  words: "person again",
  aliases: [],
  topic: "People",
  help: "Sends a person's invitation again",
  examples: ["/person again sam@mio.nz"],
  args: z.object({ email: z.string().meta({ label: "E-mail", choices: "people" }) }),
  right: "own",
  audience: "room",
  async run({ house, actor }, { email }) {
    const { name } = await call(inviteAgain, { house, actor }, { email });
    return { text: `${name} is invited again.`, tone: "done", audience: "room" };
  },
});
