import { z } from "zod";
import { endPerson } from "../../mocca/people/end.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const personEndCommand = command({
  words: "person end",
  aliases: ["person remove"],
  topic: "People",
  help: "Takes a person off the team: sessions, keys and tokens end at once",
  examples: ["/person end sam@mio.nz"],
  args: z.object({ email: z.string().meta({ label: "E-mail", choices: "people" }) }),
  right: "own",
  audience: "room",
  async run({ house, actor }, { email }) {
    const { name, sessions, keys, tokens } = await call(endPerson, { house, actor }, { email });
    return {
      text: `${name} is off the team.`,
      tone: "done",
      facts: [
        { label: "Sessions ended", value: String(sessions) },
        { label: "Keys ended", value: String(keys) },
        { label: "Git tokens ended", value: String(tokens) },
      ],
      audience: "room",
    };
  },
});
