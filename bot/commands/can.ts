import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { mayDo } from "../../mocca/people/may.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const canCommand = command({
  words: "can",
  aliases: [],
  topic: "People",
  help: "Says what you, or a person, may do here or for one client",
  examples: ["/can", "/can panna", "/can panna --who sam@mio.nz"],
  args: z.object({
    client: z.string().optional().meta({ label: "Client", choices: "clients" }),
    who: z
      .string()
      .optional()
      .meta({ label: "Who", help: "A colleague's address", flag: true, choices: "people" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client, who }) {
    const input = {
      ...(client !== undefined && { client: client.toLowerCase() }),
      ...(who !== undefined && { email: who }),
    };
    const answer = await ask(mayDo, { house, actor }, input);
    if (!answer.known)
      throw new Refusal(
        "not_found",
        "There is no such client or person that you may ask about",
        "See /client list and /person list",
      );
    const may = answer.rights.filter((right) => right.may);
    const place = answer.at === undefined ? "in the house" : `for ${answer.at}`;
    return {
      text: `${answer.name} may do ${may.length} of ${answer.rights.length} things ${place}.`,
      table: {
        columns: ["", "Right", "Why"],
        rows: answer.rights.map((right) => [right.may ? "yes" : "no", right.words, right.because]),
        empty: "",
      },
      ...(answer.guarded && {
        notes: [`${answer.at} is guarded: a plan takes another person than the one who asked.`],
      }),
      audience: "asker",
    };
  },
});
