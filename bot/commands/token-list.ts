import { z } from "zod";
import { listTokens } from "../../mocca/tokens/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago, date } from "../words.ts";

export const tokenListCommand = command({
  words: "token list",
  aliases: ["tokens"],
  topic: "Clients",
  help: "Lists your git tokens for a client",
  examples: ["/token list panna"],
  args: z.object({ client: z.string().meta({ label: "Client", choices: "clients" }) }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client }) {
    const { rows } = await ask(listTokens, { house, actor, client: client.toLowerCase() }, {});
    const now = new Date();
    return {
      text: `You have ${rows.length} tokens for ${client}.`,
      table: {
        columns: ["Ends in", "Made", "Used", "Until"],
        rows: rows.map((row) => [
          row.hint,
          ago(row.createdAt, now, "Pacific/Auckland"),
          row.usedAt ? ago(row.usedAt, now, "Pacific/Auckland") : "never",
          date(row.expiresAt, "Pacific/Auckland"),
        ]),
        empty: `None. /client clone ${client} makes one.`,
      },
      audience: "asker",
    };
  },
});
