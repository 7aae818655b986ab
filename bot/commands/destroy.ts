import { z } from "zod";
import { destroy } from "../../mocca/environments/destroy.ts";
import { approvePlan } from "../../mocca/plans/approve.ts";
import { splitName } from "../../mocca/projects/find.ts";
import { call } from "../../mocca/verb.ts";
import { planMessage } from "../cards/plan-message.ts";
import { startedRun } from "../cards/started.ts";
import { command } from "../command.ts";

export const destroyCommand = command({
  words: "destroy",
  aliases: [],
  topic: "Environments",
  help: "Takes a client's environments away for good; its name must be typed twice",
  examples: ["/destroy panna --confirm panna"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
    confirm: z.string().meta({ label: "Confirm", help: "The same name again", flag: true }),
  }),
  right: "destroy",
  audience: "room",
  async run({ house, actor }, { client, confirm }) {
    const name = client.toLowerCase();
    const asker = { house, actor, client: splitName(name).client };
    const plan = await call(destroy, asker, { name, confirm: confirm.toLowerCase() });
    if (plan.guarded) return planMessage({ ...plan, clientSlug: asker.client });
    const { id } = await call(approvePlan, asker, { plan: plan.id, hash: plan.hash });
    return startedRun(house.platform, id);
  },
});
