import { z } from "zod";
import { approvePlan } from "../../mocca/plans/approve.ts";
import { call } from "../../mocca/verb.ts";
import { button } from "../button.ts";
import { startedRun } from "../cards/started.ts";

export const approvePlanButton = button({
  name: "approve-plan",
  value: z.object({ plan: z.uuid(), hash: z.string(), client: z.string() }),
  right: "provision",
  async run({ house, actor }, { client, ...input }) {
    const { id } = await call(approvePlan, { house, actor, client }, input);
    return startedRun(house.platform, id);
  },
});
