import { z } from "zod";
import { listPeople } from "../../mocca/people/list.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const personListCommand = command({
  words: "person list",
  aliases: ["people"],
  topic: "People",
  help: "Lists the team and their roles",
  examples: ["/person list"],
  args: z.object({}),
  right: "manage",
  audience: "asker",
  async run({ house, actor }) {
    const people = await ask(listPeople, { house, actor }, {});
    return {
      text: `${people.length} people.`,
      table: {
        columns: ["Name", "E-mail", "Role"],
        rows: people.map((one) => [one.name, one.email, one.role]),
        empty: "Nobody yet.",
      },
      audience: "asker",
    };
  },
});
