import { z } from "zod";
import { status } from "../../mocca/environments/status.ts";
import { ask } from "../../mocca/verb.ts";
import { command } from "../command.ts";
import { ago, shortCommit } from "../words.ts";

type Row = Awaited<ReturnType<typeof status.run>>["rows"][number];

export const statusCommand = command({
  words: "status",
  aliases: ["st"],
  topic: "Environments",
  help: "Shows every environment: state, commit, last deploy, address",
  examples: ["/status", "/status panna"],
  args: z.object({
    client: z.string().optional().meta({ label: "Client", choices: "clients" }),
  }),
  right: "look",
  audience: "asker",
  async run({ house, actor }, { client }) {
    const { rows, next } = await ask(
      status,
      { house, actor },
      client === undefined ? {} : { client: client.toLowerCase() },
    );
    const live = rows.filter((row) => row.state === "live").length;
    return {
      text: `${live} of ${rows.length} environments are live.`,
      table: {
        columns: ["Environment", "State", "Commit", "Deployed", "Address"],
        rows: rows.map((row) => [
          place(row),
          state(row),
          commit(row),
          deployed(row),
          row.address ?? "",
        ]),
        empty: "No environments yet. Add a client with /client add.",
      },
      ...(next !== undefined && {
        notes: ["These are the first ones. Name a client to see its own."],
      }),
      audience: "asker",
    };
  },
});

function place({ client, clientName, project, environment }: Row): string {
  return client === project
    ? `${clientName} · ${environment}`
    : `${clientName} · ${project} · ${environment}`;
}

/** What is live and what failed since are told apart: production goes on serving the old commit. */
function state({ state, latest, commit }: Row): string {
  if (latest === null || latest.state === "done") return state;
  const newest = shortCommit(latest.commit);
  if (latest.state === "waiting" || latest.state === "running")
    return `${state}, deploying ${newest}${latest.stage === null ? "" : `: ${latest.stage}`}`;
  if (latest.state === "failed" && latest.commit !== commit)
    return `${state}, ${newest} failed at ${latest.stage ?? "its start"}`;
  return state;
}

function commit({ commit, subject }: Row): string {
  return commit === null ? "" : `${shortCommit(commit)} ${subject ?? ""}`.trim();
}

function deployed({ deployedAt }: Row): string {
  return deployedAt === null ? "" : ago(deployedAt, new Date(), "Pacific/Auckland");
}
