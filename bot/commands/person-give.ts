import { z } from "zod";
import { giveClient } from "../../mocca/people/give.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const personGiveCommand = command({
  words: "person give",
  aliases: [],
  topic: "People",
  help: "Gives a person a role at one client",
  examples: ["/person give sam@mio.nz panna operator"],
  args: z.object({
    email: z.string().meta({ label: "E-mail", choices: "people" }),
    client: z.string().meta({ label: "Client", choices: "clients" }),
    role: z.enum(["owner", "operator", "member"]).default("member").meta({ label: "Role" }),
  }),
  right: "own",
  audience: "room",
  async run({ house, actor }, { email, client, role }) {
    const given = await call(
      giveClient,
      { house, actor, client: client.toLowerCase() },
      { email, role },
    );
    return {
      text: `${given.name} is ${given.role} for ${given.client}.`,
      tone: "done",
      audience: "room",
    };
  },
});
