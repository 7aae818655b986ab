import { z } from "zod";
import { addProject } from "../../mocca/projects/add.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const projectAddCommand = command({
  words: "project add",
  aliases: [],
  topic: "Clients",
  help: "Adds a further project of a client, with a repository, databases and hosts of its own",
  examples: ["/project add panna board board.panna.mocca.nz"],
  args: z.object({
    client: z.string().meta({ label: "Client", choices: "clients" }),
    slug: z.string().toLowerCase().meta({ label: "Slug", help: "a–z, 0–9 and -" }),
    domain: z.string().meta({ label: "Domain", help: "Where its production will answer" }),
  }),
  right: "manage",
  audience: "room",
  async run({ house, actor }, { client, slug, domain }) {
    const asker = { house, actor, client: client.toLowerCase() };
    const added = await call(addProject, asker, { slug, domain });
    return {
      text: `${added.client} has the project ${slug}.`,
      tone: "done",
      notes: [`Next: /provision ${added.name}`],
      audience: "room",
    };
  },
});
