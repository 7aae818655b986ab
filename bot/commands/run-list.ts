import { z } from "zod";
import { listRuns } from "../../mocca/runs/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago, duration } from "../words.ts";

export const runListCommand = command({
  words: "run list",
  aliases: ["runs"],
  topic: "Runs",
  help: "Lists runs, the newest first",
  examples: ["/run list", "/run list panna"],
  args: z.object({ client: z.string().optional().meta({ label: "Client", choices: "clients" }) }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client }) {
    const input = { ...(client !== undefined && { client: client.toLowerCase() }), limit: 20 };
    const { rows, next } = await ask(listRuns, { house, actor }, input);
    const now = new Date();
    return {
      text: `The newest ${rows.length} runs.`,
      table: {
        columns: ["Run", "What", "State", "Asked by", "When", "Took"],
        rows: rows.map((row) => [
          `R-${row.number}`,
          `${row.kind} ${row.client}`,
          row.state,
          row.askedBy,
          ago(row.createdAt, now, "Pacific/Auckland"),
          row.finishedAt ? duration(row.finishedAt.getTime() - row.createdAt.getTime()) : "",
        ]),
        empty: "No runs yet. Start one with /provision.",
      },
      ...(next !== undefined && { notes: ["Older ones are under Runs in the console."] }),
      audience: "asker",
    };
  },
});
