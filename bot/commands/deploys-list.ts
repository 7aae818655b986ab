import { z } from "zod";
import { listDeploys } from "../../mocca/deploys/list.ts";
import { splitName } from "../../mocca/projects/find.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago, duration, shortCommit } from "../words.ts";

export const deploysListCommand = command({
  words: "deploys list",
  aliases: [],
  topic: "Deploys",
  help: "Lists a client's deploys, the newest first",
  examples: ["/deploys panna", "/deploys list panna production"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
    environment: z.enum(["staging", "production"]).optional().meta({ label: "Environment" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client, environment }) {
    const name = splitName(client);
    const input = { ...name, ...(environment !== undefined && { environment }), limit: 20 };
    const { rows, next } = await ask(listDeploys, { house, actor }, input);
    const now = new Date();
    return {
      text: `The newest ${rows.length} deploys of ${name.client}.`,
      table: {
        columns: ["Where", "Commit", "State", "When", "Took", "By"],
        rows: rows.map((row) => [
          row.environment ?? row.branch,
          `${shortCommit(row.commit)} ${row.subject}`.trim(),
          [row.state, row.state === "failed" ? `at ${row.stage}` : "", row.live ? "· live" : ""]
            .filter(Boolean)
            .join(" "),
          ago(row.createdAt, now, "Pacific/Auckland"),
          row.startedAt && row.finishedAt
            ? duration(row.finishedAt.getTime() - row.startedAt.getTime())
            : "",
          row.author,
        ]),
        empty: `No deploys yet. Provision with /provision ${client}.`,
      },
      ...(next !== undefined && { notes: ["Older ones are under Deploys in the console."] }),
      audience: "asker",
    };
  },
});
