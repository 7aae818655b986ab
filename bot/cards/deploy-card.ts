import { actorName } from "../../db/actor.ts";
import type { DeployView } from "../../mocca/deploys/read.ts";
import { cityTitle } from "../city-title.ts";
import type { Message } from "../message.ts";
import { shortCommit } from "../words.ts";

const last = 2_000;

/** The one live card of a deploy: its stages, and the end of the log of the one that failed. */
export function deployCard(view: DeployView, now: Date): Message {
  const { deploy, stages } = view;
  const since = (deploy.startedAt ?? deploy.createdAt).getTime();
  const failed = stages.find((stage) => stage.row?.state === "failed")?.row;
  return {
    card: `deploy:${deploy.id}`,
    text: headline(view),
    tone: deploy.state,
    facts: [{ label: "Commit", value: `${shortCommit(deploy.commit)} ${deploy.subject}`.trim() }],
    progress: {
      done: stages.filter((stage) => stage.row?.state === "done").length,
      total: stages.length,
      ms: (deploy.finishedAt ?? now).getTime() - since,
      rows: stages.map(({ name, row }) => {
        if (row === undefined || row.startedAt === null)
          return { title: name, state: row?.state ?? "waiting" };
        const ms = (row.finishedAt ?? now).getTime() - row.startedAt.getTime();
        return { title: name, state: row.state, ms };
      }),
    },
    ...(failed !== undefined && failed.log !== "" && { code: failed.log.slice(-last) }),
    footer: `asked by ${actorName(deploy.askedBy)}`,
    audience: "room",
  };
}

function headline({ deploy, environment, ...view }: DeployView): string {
  const client = cityTitle(view);
  const place =
    environment === null ? `${client} · ${deploy.branch}` : `${client} · ${environment.name}`;
  const commit = shortCommit(deploy.commit);
  switch (deploy.state) {
    case "waiting":
    case "running":
      return environment === null
        ? `Checking ${commit} of ${place}`
        : `Deploying ${commit} to ${place}`;
    case "done":
      return environment === null
        ? `${commit} of ${place} builds`
        : `${place} is live on ${commit}`;
    case "failed":
      return `${commit} did not reach ${place}: ${deploy.failure?.words ?? "a stage failed"}`;
    case "stopped":
    case "undone":
      return `${commit} was stopped on its way to ${place}`;
  }
}
