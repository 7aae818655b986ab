import { z } from "zod";
import { cancelRun } from "../../mocca/runs/cancel.ts";
import { runNumber } from "../../mocca/runs/find.ts";
import { call } from "../../mocca/verb.ts";
import { startedRun } from "../cards/started.ts";
import { command } from "../command.ts";
import { runScope } from "../run-scope.ts";

export const runCancelCommand = command({
  words: "run cancel",
  aliases: [],
  topic: "Runs",
  help: "Stops a run between its steps",
  examples: ["/run cancel R-7"],
  args: z.object({
    run: runNumber.meta({ label: "Run", help: "Its number, such as R-7", choices: "runs" }),
  }),
  right: "provision",
  audience: "room",
  async run({ house, actor }, { run: number }) {
    const { id } = await call(cancelRun, await runScope(house, actor, number), { number });
    return startedRun(house.platform, id);
  },
});
