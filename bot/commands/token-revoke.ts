import { z } from "zod";
import { revokeToken } from "../../mocca/tokens/revoke.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const tokenRevokeCommand = command({
  words: "token revoke",
  aliases: [],
  topic: "Clients",
  help: "Ends one of your git tokens",
  examples: ["/token revoke panna a1B2"],
  args: z.object({
    client: z.string().meta({ label: "Client", choices: "clients" }),
    hint: z
      .string()
      .length(4, "its last four characters")
      .meta({ label: "Ends in", help: "The token's last four characters" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client, hint }) {
    await call(revokeToken, { house, actor, client: client.toLowerCase() }, { hint });
    return {
      text: `The token that ends in ${hint} opens nothing any more.`,
      tone: "done",
      audience: "asker",
    };
  },
});
