import { z } from "zod";
import { cancelRun } from "../../mocca/runs/cancel.ts";
import { call } from "../../mocca/verb.ts";
import { button } from "../button.ts";
import { startedRun } from "../cards/started.ts";

export const cancelRunButton = button({
  name: "cancel-run",
  value: z.object({ number: z.number().int(), client: z.string() }),
  right: "provision",
  async run({ house, actor }, { client, number }) {
    const { id } = await call(cancelRun, { house, actor, client }, { number });
    return startedRun(house.platform, id);
  },
});
