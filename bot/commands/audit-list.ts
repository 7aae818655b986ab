import { z } from "zod";
import { listEvents } from "../../mocca/audit/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago } from "../words.ts";

export const auditListCommand = command({
  words: "audit list",
  aliases: ["events"],
  topic: "Mocca",
  help: "Shows what happened, and by whom, the newest first",
  examples: ["/audit", "/audit list panna", "/audit list panna --before 120"],
  args: z.object({
    client: z.string().optional().meta({ label: "Client", choices: "clients" }),
    before: z.coerce
      .number()
      .int()
      .optional()
      .meta({ label: "Before", help: "Go on before this number", flag: true }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client, before }) {
    const input = {
      ...(client !== undefined && { client: client.toLowerCase() }),
      ...(before !== undefined && { after: before }),
    };
    const { rows, next } = await ask(listEvents, { house, actor }, input);
    const now = new Date();
    return {
      text: `The newest ${rows.length} events${before === undefined ? "" : ` before ${before}`}.`,
      table: {
        columns: ["No.", "When", "Who", "What", "Client"],
        rows: rows.map((row) => [
          String(row.seq),
          ago(row.at, now, "Pacific/Auckland"),
          row.actor.name,
          [row.kind, row.facts["title"] ?? row.facts["stage"] ?? ""].filter(Boolean).join(": "),
          row.client ?? "",
        ]),
        empty: "Nothing has happened yet.",
      },
      ...(next !== undefined && {
        notes: [`More: /audit list ${client ?? ""} --before ${next}`.replace("  ", " ")],
      }),
      audience: "asker",
    };
  },
});
