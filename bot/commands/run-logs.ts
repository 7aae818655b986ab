import { z } from "zod";
import type { Facts } from "../../db/schema.ts";
import { runNumber } from "../../mocca/runs/find.ts";
import { runLogs } from "../../mocca/runs/logs.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const runLogsCommand = command({
  words: "run logs",
  aliases: [],
  topic: "Runs",
  help: "Shows what happened in a run, in order",
  examples: ["/run logs R-7"],
  args: z.object({
    run: runNumber.meta({ label: "Run", help: "Its number, such as R-7", choices: "runs" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { run: number }) {
    const { run, rows, next, failures } = await ask(runLogs, { house, actor }, { number });
    const start = run.startedAt ?? run.createdAt;
    const lines = rows.map((event) => {
      const seconds = ((event.at.getTime() - start.getTime()) / 1000).toFixed(2).padStart(8);
      return `${seconds} s  ${event.kind.padEnd(15)} ${about(event.facts)} (${event.actor})`;
    });
    const vendors = failures.flatMap(({ key, failure }) =>
      failure?.vendor === undefined ? [] : [`${key}: ${failure.vendor}`],
    );
    return {
      text: `R-${number} is ${run.state}; ${next === undefined ? "" : "more than "}${rows.length} things happened.`,
      tone: run.state,
      code: [...lines, ...(vendors.length > 0 ? ["", "What came back:", ...vendors] : [])].join(
        "\n",
      ),
      ...(next !== undefined && {
        notes: [`The rest is at ${new URL(`/runs/R-${number}`, house.platform.config.baseUrl)}`],
      }),
      audience: "asker",
    };
  },
});

function about(facts: Facts): string {
  const words = facts["title"] ?? facts["kind"] ?? facts["by"] ?? "";
  return typeof words === "string" ? words : JSON.stringify(words);
}
