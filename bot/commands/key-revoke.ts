import { z } from "zod";
import { revokeKey } from "../../mocca/keys/revoke.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const keyRevokeCommand = command({
  words: "key revoke",
  aliases: [],
  topic: "Keys",
  help: "Ends a key for the API",
  examples: ["/key revoke 01980000-0000-7000-8000-000000000000"],
  args: z.object({
    key: z.uuid("a key of /key list").meta({ label: "Key", help: "As /key list shows it" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { key }) {
    const { name, hint } = await call(revokeKey, { house, actor }, { key });
    return {
      text: `The key “${name}”, which ends in ${hint}, opens nothing any more.`,
      tone: "done",
      audience: "asker",
    };
  },
});
