import { z } from "zod";
import { domainOf } from "../../lucca/manifest.ts";
import { showClient } from "../../mocca/clients/show.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const clientShowCommand = command({
  words: "client show",
  aliases: [],
  topic: "Clients",
  help: "Shows one client: projects, environments, resources, manifest",
  examples: ["/client show panna", "/client panna"],
  args: z.object({ client: z.string().meta({ label: "Client", choices: "clients" }) }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client: slug }) {
    const { client, projects } = await ask(
      showClient,
      { house, actor, client: slug.toLowerCase() },
      {},
    );
    const [first] = projects;
    return {
      text: `${client.name}: ${projects.length === 1 ? "one project" : `${projects.length} projects`}.`,
      facts: [
        { label: "Slug", value: client.slug },
        { label: "Domain", value: first ? domainOf(first.manifest, "production") : "" },
        { label: "Time zone", value: client.timeZone },
        { label: "Guarded", value: client.guarded ? "yes: plans take a second person" : "no" },
      ],
      table: {
        columns: ["Project", "Environment", "State", "Address", "Resources"],
        rows: projects.flatMap((project) =>
          project.environments.map((environment) => [
            project.slug,
            environment.name,
            environment.state,
            environment.address ?? "",
            String(
              project.resources.filter((one) => one.key.endsWith(`/${environment.name}`)).length,
            ),
          ]),
        ),
        empty: "",
      },
      ...(first && { code: JSON.stringify(first.manifest, null, 2) }),
      audience: "asker",
    };
  },
});
