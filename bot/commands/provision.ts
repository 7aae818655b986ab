import { z } from "zod";
import { provision } from "../../mocca/environments/provision.ts";
import { splitName } from "../../mocca/projects/find.ts";
import { call } from "../../mocca/verb.ts";
import { planMessage } from "../cards/plan-message.ts";
import { command } from "../command.ts";

export const provisionCommand = command({
  words: "provision",
  aliases: [],
  topic: "Environments",
  help: "Plans a client's staging and production; one button makes them",
  examples: ["/provision panna", "/provision panna --on local", "/provision panna/board"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
    on: z.literal("local").optional().meta({
      label: "On",
      help: "Provision on this machine instead of the manifest's vendors",
      flag: true,
    }),
  }),
  right: "provision",
  audience: "room",
  async run({ house, actor }, { client, on }) {
    const name = splitName(client);
    const input = { project: name.project, ...(on !== undefined && { on }) };
    const plan = await call(provision, { house, actor, client: name.client }, input);
    return planMessage({ ...plan, clientSlug: name.client });
  },
});
