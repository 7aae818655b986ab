import { z } from "zod";
import { splitName } from "../../mocca/projects/find.ts";
import { issueToken } from "../../mocca/tokens/issue.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { date } from "../words.ts";

export const clientCloneCommand = command({
  words: "client clone",
  aliases: ["clone"],
  topic: "Clients",
  help: "Prints the line that clones a client's repository, with a token shown once",
  examples: ["/client clone panna"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client }) {
    const name = splitName(client);
    const asker = { house, actor, client: name.client };
    const { token, hint, expiresAt, repository } = await call(issueToken, asker, name);
    const url = new URL(`/git/${repository}.git`, house.platform.config.baseUrl);
    url.username = "git";
    url.password = token;
    return {
      text: "Here is the line; the token in it is yours and is shown only now.",
      code: `git clone ${url}`,
      once: true,
      notes: [
        `It opens ${name.client}'s repositories until ${date(expiresAt, "Pacific/Auckland")}. End it with /token revoke ${name.client} ${hint}.`,
      ],
      audience: "asker",
    };
  },
});
