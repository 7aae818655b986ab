import { z } from "zod";
import { runNumber } from "../../mocca/runs/find.ts";
import { retryRun } from "../../mocca/runs/retry.ts";
import { call } from "../../mocca/verb.ts";
import { startedRun } from "../cards/started.ts";
import { command } from "../command.ts";
import { runScope } from "../run-scope.ts";

export const runRetryCommand = command({
  words: "run retry",
  aliases: [],
  topic: "Runs",
  help: "Continues a failed or stopped run from the failed step",
  examples: ["/run retry R-7"],
  args: z.object({
    run: runNumber.meta({ label: "Run", help: "Its number, such as R-7", choices: "runs" }),
  }),
  right: "provision",
  audience: "room",
  async run({ house, actor }, { run: number }) {
    const { id } = await call(retryRun, await runScope(house, actor, number), { number });
    return startedRun(house.platform, id);
  },
});
