import { z } from "zod";
import { changePerson } from "../../mocca/people/change.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const personChangeCommand = command({
  words: "person change",
  aliases: [],
  topic: "People",
  help: "Changes a person's role in the house, or their name",
  examples: ["/person change sam@mio.nz operator", '/person change sam@mio.nz --name "Sam Ngata"'],
  args: z.object({
    email: z.string().meta({ label: "E-mail", choices: "people" }),
    role: z.enum(["owner", "operator", "member"]).optional().meta({ label: "Role" }),
    name: z.string().optional().meta({ label: "Name", flag: true }),
  }),
  right: "own",
  audience: "room",
  async run({ house, actor }, { email, role, name }) {
    const change = { email, ...(role && { role }), ...(name && { name }) };
    const changed = await call(changePerson, { house, actor }, change);
    return {
      text: `${changed.name} is on the team as ${changed.role}.`,
      tone: "done",
      audience: "room",
    };
  },
});
