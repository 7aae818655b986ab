import { z } from "zod";
import { listModules } from "../../mocca/modules/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const modulesCommand = command({
  words: "modules",
  aliases: ["catalogue"],
  topic: "Clients",
  help: "Lists the catalogue: versions, built or planned, and who runs what",
  examples: ["/modules"],
  args: z.object({}),
  right: "look",
  audience: "asker",
  async run({ house, actor }) {
    const entries = await ask(listModules, { house, actor }, {});
    const built = entries.filter((entry) => entry.state === "built").length;
    return {
      text: `${built} of ${entries.length} modules are built.`,
      table: {
        columns: ["Module", "In a manifest", "Version", "State", "Who runs it"],
        rows: entries.map((entry) => [
          entry.title,
          entry.kind === "integration" ? `integrations.${entry.manifestName}` : entry.manifestName,
          entry.version ?? "",
          entry.state,
          entry.state === "built"
            ? entry.clients.join(", ")
            : entry.clients.map((one) => `${one} wants it`).join(", "),
        ]),
        empty: "",
      },
      audience: "asker",
    };
  },
});
