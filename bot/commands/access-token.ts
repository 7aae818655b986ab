import { z } from "zod";
import { issueServiceToken } from "../../mocca/access/issue-service-token.ts";
import { splitName } from "../../mocca/projects/find.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { date } from "../words.ts";

export const accessTokenCommand = command({
  words: "access token",
  aliases: [],
  topic: "Clients",
  help: "Lets a machine into one environment by a token that is shown once",
  examples: ["/access token panna staging monitoring", "/access token panna staging tests --pages"],
  args: z.object({
    project: z.string().meta({ label: "Project", choices: "projects" }),
    environment: z.enum(["staging", "production"]).meta({ label: "Environment" }),
    name: z.string().min(1).max(80).meta({ label: "Name", help: "What the machine is called" }),
    pages: z
      .boolean()
      .default(false)
      .meta({ label: "Pages", help: "Into the pages too, not the API alone" }),
  }),
  right: "manage",
  audience: "asker",
  async run({ house, actor }, { project: named, environment, name, pages }) {
    const { client, project } = splitName(named);
    const parts = pages ? (["dashboard", "api"] as const) : (["api"] as const);
    const issued = await call(
      issueServiceToken,
      { house, actor, client },
      { project, environment, name, parts: [...parts] },
    );
    return {
      text: `${name} may enter ${issued.city} · ${environment} until ${date(issued.expiresAt, "Pacific/Auckland")}. This is shown once:`,
      tone: "done",
      code: `CF-Access-Client-Id: ${issued.clientId}\nCF-Access-Client-Secret: ${issued.secret}`,
      once: true,
      notes: [`/access revoke ${client} ${issued.hint} ends it.`],
      audience: "asker",
    };
  },
});
