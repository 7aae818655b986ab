import { z } from "zod";
import { revokeServiceToken } from "../../mocca/access/revoke-service-token.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const accessRevokeCommand = command({
  words: "access revoke",
  aliases: [],
  topic: "Clients",
  help: "Ends a machine's way into an environment",
  examples: ["/access revoke panna a1B2"],
  args: z.object({
    client: z.string().meta({ label: "Client", choices: "clients" }),
    hint: z
      .string()
      .length(4, "its last four characters")
      .meta({ label: "Ends in", help: "The last four characters of its secret" }),
  }),
  right: "manage",
  audience: "asker",
  async run({ house, actor }, { client, hint }) {
    const asker = { house, actor, client: client.toLowerCase() };
    const { name } = await call(revokeServiceToken, asker, { hint });
    return { text: `${name} may no longer come in.`, tone: "done", audience: "asker" };
  },
});
