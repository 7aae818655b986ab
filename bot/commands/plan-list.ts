import { z } from "zod";
import { listPlans } from "../../mocca/plans/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago } from "../words.ts";

export const planListCommand = command({
  words: "plan list",
  aliases: ["plans", "approvals"],
  topic: "Runs",
  help: "Lists the plans that wait for approval",
  examples: ["/plan list", "/plan list panna"],
  args: z.object({ client: z.string().optional().meta({ label: "Client", choices: "clients" }) }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client }) {
    const input = client === undefined ? {} : { client: client.toLowerCase() };
    const { rows, next } = await ask(listPlans, { house, actor }, input);
    const now = new Date();
    return {
      text:
        rows.length === 1
          ? "One plan waits for approval."
          : `${next === undefined ? "" : "More than "}${rows.length} plans wait for approval.`,
      table: {
        columns: ["What", "Changes", "Asked by", "When", "You"],
        rows: rows.map((row) => [
          `${row.kind} ${row.client.name}${row.project === row.client.slug ? "" : ` · ${row.project}`}`,
          String(row.changes?.length ?? row.parts.filter(({ there }) => !there).length),
          row.askedBy,
          ago(row.askedAt, now, "Pacific/Auckland"),
          row.held ?? "may approve it",
        ]),
        empty: "Nothing waits for approval.",
      },
      ...(rows.length > 0 && {
        notes: [`Decide them at ${new URL("/approvals", house.platform.config.baseUrl)}`],
      }),
      audience: "asker",
    };
  },
});
