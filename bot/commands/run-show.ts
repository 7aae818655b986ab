import { z } from "zod";
import { runNumber } from "../../mocca/runs/find.ts";
import { showRun } from "../../mocca/runs/show.ts";
import { ask } from "../../mocca/verb.ts";
import { runCard } from "../cards/run-card.ts";
import { command } from "../command.ts";

export const runShowCommand = command({
  words: "run show",
  aliases: [],
  topic: "Runs",
  help: "Shows one run and follows it to its end",
  examples: ["/run show R-7", "/run R-7"],
  args: z.object({
    run: runNumber.meta({ label: "Run", help: "Its number, such as R-7", choices: "runs" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { run: number }) {
    return runCard(await ask(showRun, { house, actor }, { number }), new Date());
  },
});
