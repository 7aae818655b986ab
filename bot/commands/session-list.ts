import { z } from "zod";
import { listSessions } from "../../mocca/people/sessions.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago, date } from "../words.ts";

const zone = "Pacific/Auckland";

export const sessionListCommand = command({
  words: "session list",
  aliases: ["sessions"],
  topic: "People",
  help: "Lists where you are signed in; for an owner, where anybody is",
  examples: ["/session list", "/session list sam@mio.nz"],
  args: z.object({ email: z.string().optional().meta({ label: "E-mail", choices: "people" }) }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { email }) {
    const { name, rows } = await ask(listSessions, { house, actor }, { ...(email && { email }) });
    const now = new Date();
    return {
      text: `Sessions of ${name}: ${rows.length}.`,
      table: {
        columns: ["Session", "Browser", "From", "Used", "Until"],
        rows: rows.map((row) => [
          row.id,
          row.browser?.slice(0, 60) ?? "",
          row.address ?? "",
          row.current ? "this one" : ago(row.usedAt, now, zone),
          date(row.expiresAt, zone),
        ]),
        empty: "Nowhere.",
      },
      audience: "asker",
    };
  },
});
