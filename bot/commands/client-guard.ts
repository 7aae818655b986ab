import { z } from "zod";
import { guardClient } from "../../mocca/clients/guard.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const clientGuardCommand = command({
  words: "client guard",
  aliases: [],
  topic: "Clients",
  help: "Asks for a second person on each of a client's plans, or no longer",
  examples: ["/client guard panna", "/client guard panna --off"],
  args: z.object({
    client: z.string().meta({ label: "Client", choices: "clients" }),
    off: z.boolean().default(false).meta({ label: "Off", help: "One person is enough again" }),
  }),
  right: "own",
  audience: "room",
  async run({ house, actor }, { client, off }) {
    const { name } = await call(
      guardClient,
      { house, actor, client: client.toLowerCase() },
      { guarded: !off },
    );
    const text = off
      ? `${name} is no longer guarded.`
      : `${name} is guarded: its plans take a second person.`;
    return { text, tone: "done", audience: "room" };
  },
});
