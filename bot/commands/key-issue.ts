import { z } from "zod";
import { issueKey } from "../../mocca/keys/issue.ts";
import { rights } from "../../mocca/rights.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { date } from "../words.ts";

export const keyIssueCommand = command({
  words: "key issue",
  aliases: [],
  topic: "Keys",
  help: "Makes a key of yours for the API, shown once",
  examples: ["/key issue reports look", "/key issue ci look deploy --client panna --days 30"],
  args: z.object({
    name: z.string().meta({ label: "Name", help: "What it is for" }),
    scopes: z
      .array(z.enum(rights))
      .meta({ label: "Scopes", help: `What it may do: ${rights.join(", ")}`, rest: true }),
    client: z
      .string()
      .optional()
      .meta({ label: "Client", help: "The only one it is for", flag: true, choices: "clients" }),
    days: z.coerce
      .number("a number of days")
      .int("whole days")
      .default(90)
      .meta({ label: "Days", help: "1 to 365", flag: true }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { name, scopes, client, days }) {
    const made = await call(
      issueKey,
      { house, actor },
      { name, scopes, days, ...(client !== undefined && { client: client.toLowerCase() }) },
    );
    const where = made.client === null ? "every client that you may see" : made.client;
    return {
      text: "Here is the key; it is yours and is shown only now.",
      once: true,
      code: made.token,
      notes: [
        `It may ${made.scopes.join(", ")} for ${where} until ${date(made.expiresAt, "Pacific/Auckland")}. End it with /key revoke ${made.id}.`,
      ],
      audience: "asker",
    };
  },
});
