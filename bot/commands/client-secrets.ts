import { z } from "zod";
import { listSecrets } from "../../mocca/secrets/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago } from "../words.ts";

export const clientSecretsCommand = command({
  words: "client secrets",
  aliases: ["secrets"],
  topic: "Clients",
  help: "Lists the names and ages of a client's secrets, never a value",
  examples: ["/client secrets panna"],
  args: z.object({ client: z.string().meta({ label: "Client", choices: "clients" }) }),
  right: "manage",
  audience: "asker",
  async run({ house, actor }, { client }) {
    const rows = await ask(listSecrets, { house, actor, client: client.toLowerCase() }, {});
    const now = new Date();
    return {
      text: rows.length === 1 ? "One secret." : `${rows.length} secrets.`,
      table: {
        columns: ["Name", "Project", "Environment", "Age", "Fingerprint"],
        rows: rows.map((row) => [
          row.name,
          row.project,
          row.environment ?? "",
          ago(row.rotatedAt ?? row.createdAt, now, "Pacific/Auckland"),
          row.fingerprint,
        ]),
        empty: "None yet. Provisioning makes them.",
      },
      audience: "asker",
    };
  },
});
