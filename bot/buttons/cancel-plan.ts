import { z } from "zod";
import { cancelPlan } from "../../mocca/plans/cancel.ts";
import { call } from "../../mocca/verb.ts";
import { button } from "../button.ts";

export const cancelPlanButton = button({
  name: "cancel-plan",
  value: z.object({ plan: z.uuid(), hash: z.string(), client: z.string() }),
  right: "provision",
  async run({ house, actor }, { client, ...input }) {
    await call(cancelPlan, { house, actor, client }, input);
    return { text: "The plan was declined; nothing was made.", tone: "stopped", audience: "room" };
  },
});
