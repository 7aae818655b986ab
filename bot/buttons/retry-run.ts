import { z } from "zod";
import { retryRun } from "../../mocca/runs/retry.ts";
import { call } from "../../mocca/verb.ts";
import { button } from "../button.ts";
import { startedRun } from "../cards/started.ts";

export const retryRunButton = button({
  name: "retry-run",
  value: z.object({ number: z.number().int(), client: z.string() }),
  right: "provision",
  async run({ house, actor }, { client, number }) {
    const { id } = await call(retryRun, { house, actor, client }, { number });
    return startedRun(house.platform, id);
  },
});
