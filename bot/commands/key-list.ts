import { z } from "zod";
import { listKeys } from "../../mocca/keys/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago, date } from "../words.ts";

export const keyListCommand = command({
  words: "key list",
  aliases: ["keys"],
  topic: "Keys",
  help: "Lists your keys for the API",
  examples: ["/key list", "/key list --all"],
  args: z.object({
    all: z.boolean().default(false).meta({ label: "All", help: "Everybody's, for an owner" }),
    before: z.uuid().optional().meta({ label: "Before", help: "Go on after this key", flag: true }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { all, before }) {
    const { rows, next } = await ask(
      listKeys,
      { house, actor },
      { all, ...(before !== undefined && { before }) },
    );
    const now = new Date();
    return {
      text: `${rows.length} keys.`,
      table: {
        columns: ["Key", "Name", "Ends in", "May", "Client", "Whose", "Used", "Until"],
        rows: rows.map((row) => [
          row.id,
          row.name,
          row.hint,
          row.scopes.join(", "),
          row.client ?? "all",
          row.person,
          row.usedAt ? ago(row.usedAt, now, "Pacific/Auckland") : "never",
          date(row.expiresAt, "Pacific/Auckland"),
        ]),
        empty: "None. /key issue makes one.",
      },
      ...(next !== undefined && { footer: `There are more: /key list --before ${next}` }),
      audience: "asker",
    };
  },
});
