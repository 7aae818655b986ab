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
  examples: ["/rollback panna production", "/rollback panna production 1a2b3c4"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
    environment: z.enum(["staging", "production"]).meta({ label: "Environment" }),
    commit: z
      .string()
      .regex(/^[0-9a-f]{4,40}$/, "the beginning of a commit, four characters or more")
      .optional()
      .meta({ label: "Commit", help: "The beginning of a commit; without it the build before" }),
  }),
  right: "deploy",
  audience: "room",
  async run({ house, actor, say }, { client, environment, commit }) {
    const name = splitName(client);
    const asker = { house, actor, client: name.client };
    const { deploy, kept } = await call(rollback, asker, {
      project: name.project,
      environment,
      commit,
    });
    if (kept.length > 0)
      await say({
        text: `The database is not rolled back: ${kept.join(", ")} came in between and ${kept.length === 1 ? "stays" : "stay"}.`,
        audience: "room",
      });
    return startedDeploy(house.platform, deploy);
  },
});
