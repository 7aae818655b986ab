import { z } from "zod";
import { deployLogs } from "../../mocca/deploys/logs.ts";
import { splitName } from "../../mocca/projects/find.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { duration, shortCommit } from "../words.ts";

export const deploysLogsCommand = command({
  words: "deploys logs",
  aliases: ["logs"],
  topic: "Deploys",
  help: "Shows the stages and logs of a deploy",
  examples: ["/deploys logs panna", "/deploys logs panna 1a2b3c4"],
  args: z.object({
    client: z
      .string()
      .meta({ label: "Client", help: "A client, or client/project", choices: "projects" }),
    commit: z
      .string()
      .regex(/^[0-9a-f]{4,40}$/, "the beginning of a commit, four characters or more")
      .optional()
      .meta({ label: "Commit", help: "The beginning of a commit; without it the newest deploy" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client, commit }) {
    const name = splitName(client);
    const input = { project: name.project, ...(commit !== undefined && { commit }) };
    const { deploy, environment, stages } = await ask(
      deployLogs,
      { house, actor, client: name.client },
      input,
    );
    return {
      text: `${shortCommit(deploy.commit)} to ${environment ?? deploy.branch}: ${deploy.state}.`,
      tone: deploy.state,
      facts: [
        { label: "Commit", value: `${shortCommit(deploy.commit)} ${deploy.subject}`.trim() },
        { label: "Author", value: deploy.author },
      ],
      code: stages
        .map((stage) => `${heading(stage)}\n${stage.log.trimEnd()}`.trimEnd())
        .join("\n\n"),
      audience: "asker",
    };
  },
});

function heading(stage: {
  name: string;
  state: string;
  startedAt: Date | null;
  finishedAt: Date | null;
}): string {
  const { name, state, startedAt, finishedAt } = stage;
  const took =
    startedAt && finishedAt ? `, ${duration(finishedAt.getTime() - startedAt.getTime())}` : "";
  return `── ${name}: ${state}${took}`;
}
