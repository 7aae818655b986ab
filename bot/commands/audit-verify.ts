import { z } from "zod";
import { verifyChain } from "../../mocca/audit/verify.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const auditVerifyCommand = command({
  words: "audit verify",
  aliases: [],
  topic: "Mocca",
  help: "Checks that no event was changed, removed or put in",
  examples: ["/audit verify"],
  args: z.object({}),
  right: "manage",
  audience: "asker",
  async run({ house, actor }) {
    const chain = await ask(verifyChain, { house, actor }, {});
    if (!chain.whole)
      return {
        text: `The chain of events is broken at event ${chain.broken}: ${chain.checked} before it are whole.`,
        tone: "failed",
        notes: ["Somebody changed the event table outside Mocca. Compare it with a backup."],
        audience: "asker",
      };
    return {
      text: `The chain of ${chain.checked} events is whole.`,
      tone: "done",
      facts: [{ label: "Newest hash", value: chain.whole ? chain.last.slice(0, 16) : "" }],
      audience: "asker",
    };
  },
});
