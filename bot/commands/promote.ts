import { z } from "zod";
import { promote } from "../../mocca/deploys/promote.ts";
import { splitName } from "../../mocca/projects/find.ts";
import { call } from "../../mocca/verb.ts";
import { startedDeploy } from "../cards/started.ts";
import { command } from "../command.ts";

export const promoteCommand = command({
  words: "promote",
  aliases: ["ship"],
  topic: "Deploys",
  help: "Sends staging's live commit to production",
  examples: ["/promote panna"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
  }),
  right: "deploy",
  audience: "room",
  async run({ house, actor }, { client }) {
    const name = splitName(client);
    const { deploy } = await call(
      promote,
      { house, actor, client: name.client },
      { project: name.project },
    );
    return startedDeploy(house.platform, deploy);
  },
});
