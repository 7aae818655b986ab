import { z } from "zod";
import { rollback } from "../../mocca/deploys/rollback.ts";
import { splitName } from "../../mocca/projects/find.ts";
import { call } from "../../mocca/verb.ts";
import { startedDeploy } from "../cards/started.ts";
import { command } from "../command.ts";

export const rollbackCommand = command({
  words: "rollback",
  aliases: ["roll back"],
  topic: "Deploys",
  help: "Puts an environment's previous build back at once",
  examples: ["/rollback panna production"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
    environment: z.enum(["staging", "production"]).meta({ label: "Environment" }),
  }),
  right: "deploy",
  audience: "room",
  async run({ house, actor }, { client, environment }) {
    const name = splitName(client);
    const asker = { house, actor, client: name.client };
    const { deploy, kept } = await call(rollback, asker, { project: name.project, environment });
    const card = await startedDeploy(house.platform, deploy);
    if (kept.length === 0) return card;
    return {
      ...card,
      notes: [
        `The database is not rolled back. These migrations lie between and stay: ${kept.join(", ")}.`,
      ],
    };
  },
});
