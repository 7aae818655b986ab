import { z } from "zod";
import { takeClient } from "../../mocca/people/take-client.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const personTakeCommand = command({
  words: "person take",
  aliases: [],
  topic: "People",
  help: "Takes a client from a person who was given it",
  examples: ["/person take sam@mio.nz panna"],
  args: z.object({
    email: z.string().meta({ label: "E-mail", choices: "people" }),
    client: z.string().meta({ label: "Client", choices: "clients" }),
  }),
  right: "own",
  audience: "room",
  async run({ house, actor }, { email, client }) {
    const asker = { house, actor, client: client.toLowerCase() };
    const taken = await call(takeClient, asker, { email });
    return {
      text: `${taken.name} no longer has ${taken.client}.`,
      tone: "done",
      audience: "room",
    };
  },
});
