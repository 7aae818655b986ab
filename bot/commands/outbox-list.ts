import { z } from "zod";
import { listOutbox } from "../../mocca/outbox/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago } from "../words.ts";

export const outboxListCommand = command({
  words: "outbox list",
  aliases: [],
  topic: "Messages",
  help: "Lists what waits to go out, is kept or was given up",
  examples: ["/outbox list", "/outbox list dead"],
  args: z.object({
    state: z.enum(["waiting", "sending", "kept", "dead"]).optional().meta({ label: "State" }),
  }),
  right: "manage",
  audience: "asker",
  async run({ house, actor }, { state }) {
    const { rows } = await ask(listOutbox, { house, actor }, { ...(state && { state }) });
    const now = new Date();
    return {
      text: `${rows.length} in the outbox.`,
      table: {
        columns: ["Number", "To", "What", "State", "Since", "Why"],
        rows: rows.map((row) => [
          String(row.id),
          row.target,
          row.mail ?? row.key,
          row.state,
          ago(row.createdAt, now, "Pacific/Auckland"),
          row.failure ?? "",
        ]),
        empty: "Everything has gone out.",
      },
      audience: "asker",
    };
  },
});
