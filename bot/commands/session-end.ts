import { z } from "zod";
import { endSession } from "../../mocca/people/end-session.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const sessionEndCommand = command({
  words: "session end",
  aliases: [],
  topic: "People",
  help: "Signs one session out; /session list names them",
  examples: ["/session end 0199c0de-0000-7000-8000-000000000000"],
  args: z.object({ session: z.uuid("a session's id").meta({ label: "Session" }) }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { session }) {
    const { name } = await call(endSession, { house, actor }, { session });
    return { text: `That session of ${name} is over.`, tone: "done", audience: "asker" };
  },
});
