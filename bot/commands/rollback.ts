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
  async run({ house, actor, say }, { client, environment }) {
    const name = splitName(client);
    const asker = { house, actor, client: name.client };
    const { deploy, kept } = await call(rollback, asker, { project: name.project, environment });
    if (kept.length > 0)
      await say({
        text: `The database is not rolled back: ${kept.join(", ")} came in between and ${kept.length === 1 ? "stays" : "stay"}.`,
        audience: "room",
      });
    return startedDeploy(house.platform, deploy);
  },
});
