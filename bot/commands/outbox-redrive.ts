import { z } from "zod";
import { redrive } from "../../mocca/outbox/redrive.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const outboxRedriveCommand = command({
  words: "outbox redrive",
  aliases: [],
  topic: "Messages",
  help: "Sends once more what was kept or given up",
  examples: ["/outbox redrive 12"],
  args: z.object({ id: z.coerce.number().int().meta({ label: "Number" }) }),
  right: "manage",
  audience: "asker",
  async run({ house, actor }, { id }) {
    const { target } = await call(redrive, { house, actor }, { id });
    return {
      text: `Number ${id} goes out to ${target} once more.`,
      tone: "done",
      audience: "asker",
    };
  },
});
