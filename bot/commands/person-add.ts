import { z } from "zod";
import { addPerson } from "../../mocca/people/add.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

const role = z.enum(["owner", "operator", "member"]);

export const personAddCommand = command({
  words: "person add",
  aliases: [],
  topic: "People",
  help: "Adds a person to the team",
  examples: ['/person add sam@mio.nz "Sam Ng" operator'],
  args: z.object({
    email: z.string().meta({ label: "E-mail" }),
    name: z.string().meta({ label: "Name" }),
    role: role
      .default("member")
      .meta({ label: "Role", help: "In the house; a member sees the clients they are given" }),
  }),
  right: "own",
  audience: "room",
  async run({ house, actor }, input) {
    const added = await call(addPerson, { house, actor }, input);
    return {
      text: `${added.name} is on the team as ${added.role}.`,
      tone: "done",
      ...(added.role === "member" && {
        notes: [`Give them a client: /person give ${added.email} CLIENT`],
      }),
      audience: "room",
    };
  },
});
