import { z } from "zod";
import { listClients } from "../../mocca/clients/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const clientListCommand = command({
  words: "client list",
  aliases: ["clients"],
  topic: "Clients",
  help: "Lists the clients that you may see",
  examples: ["/client list"],
  args: z.object({
    after: z
      .string()
      .optional()
      .meta({ label: "After", help: "Go on after this client", flag: true }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { after }) {
    const { rows, next } = await ask(
      listClients,
      { house, actor },
      after === undefined ? {} : { after },
    );
    return {
      text: rows.length === 1 ? "One client." : `${rows.length} clients.`,
      table: {
        columns: ["Client", "Name", "Guarded"],
        rows: rows.map((client) => [client.slug, client.name, client.guarded ? "yes" : ""]),
        empty: "No clients yet. Add one with /client add.",
      },
      ...(next !== undefined && { notes: [`More: /client list --after ${next}`] }),
      audience: "asker",
    };
  },
});
