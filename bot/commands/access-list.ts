import { z } from "zod";
import { accessPolicies } from "../../mocca/access/policies.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago, date } from "../words.ts";

export const accessListCommand = command({
  words: "access list",
  aliases: [],
  topic: "Clients",
  help: "Shows who may enter a client's environments, people and machines",
  examples: ["/access list panna"],
  args: z.object({ client: z.string().meta({ label: "Client", choices: "clients" }) }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client }) {
    const asker = { house, actor, client: client.toLowerCase() };
    const { applications, team, machines } = await ask(accessPolicies, asker, {});
    const now = new Date();
    const zone = "Pacific/Auckland";
    return {
      text: `The team's own people who may see ${client} come in everywhere: ${team.map(({ name }) => name).join(", ")}.`,
      table: {
        columns: ["Where", "What", "Who else"],
        rows: [
          ...applications.map((one) => [
            `${one.project} · ${one.environment}`,
            one.part,
            one.allow.join(", ") || "nobody",
          ]),
          ...machines.map((one) => [
            `${one.project} · ${one.environment}`,
            one.parts.join(", "),
            `machine ${one.name}, ends in ${one.hint}, used ${one.usedAt ? ago(one.usedAt, now, zone) : "never"}, until ${date(one.expiresAt, zone)}`,
          ]),
        ],
        empty: `Nothing is provisioned. /provision ${client} makes the gates too.`,
      },
      audience: "asker",
    };
  },
});
