import { z } from "zod";
import { listPeople } from "../../mocca/people/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const personListCommand = command({
  words: "person list",
  aliases: ["people"],
  topic: "People",
  help: "Lists the team, their roles and their clients",
  examples: ["/person list"],
  args: z.object({}),
  right: "manage",
  audience: "asker",
  async run({ house, actor }) {
    const { rows, next } = await ask(listPeople, { house, actor }, {});
    return {
      text: `${next === undefined ? "" : "The first "}${rows.length} people.`,
      table: {
        columns: ["Name", "E-mail", "Role", "State", "Clients"],
        rows: rows.map((one) => [
          one.name,
          one.email,
          one.role,
          one.state,
          one.clients.map(({ slug, role }) => `${slug} (${role})`).join(", "),
        ]),
        empty: "Nobody yet.",
      },
      audience: "asker",
    };
  },
});
