import { actorName } from "../../../db/actor.ts";
import type { Tone } from "../../message.ts";
import { shortCommit } from "../../words.ts";
import type { Notified } from "./notices-of.ts";

export type Notice = {
  seq: number;
  at: Date;
  text: string;
  tone: Tone;
  /** Where in the console it leads. */
  path: string;
  client: string | null;
};

type Words = { text: string; tone: Tone; path: string };

/** What each kind of event says to whom it concerns. */
const words: Record<string, (row: Notified) => Words> = {
  "plan made": ({ actor, client, clientName, plan, planKind }) => ({
    text: `${actorName(actor)} wants to ${planKind} ${clientName ?? client}: it waits for approval.`,
    tone: "needs you",
    path: `/approvals?plan=${plan}`,
  }),
  "run done": (row) => ({ text: `${ofRun(row)} is done.`, tone: "done", path: runPath(row) }),
  "run failed": (row) => ({ text: `${ofRun(row)} failed.`, tone: "failed", path: runPath(row) }),
  "run stopped": (row) => ({
    text: `${ofRun(row)} was stopped.`,
    tone: "stopped",
    path: runPath(row),
  }),
  "deploy failed": failedDeploy,
  "stage failed": failedDeploy,
  "person addressed": ({ actor, clientName, facts }) => ({
    text:
      facts["direct"] === true
        ? `${actorName(actor)} wrote to you.`
        : `${actorName(actor)} mentioned you in ${clientName ?? "Everybody"}.`,
    tone: "waiting",
    path: `/?room=${facts["room"]}&thread=${facts["thread"]}`,
  }),
};

export function noticeOf(row: Notified): Notice {
  const said = words[row.kind];
  if (said === undefined) throw new Error(`No words for a notice of ${row.kind}`);
  return { seq: row.seq, at: row.at, client: row.client, ...said(row) };
}

function failedDeploy({ client, clientName, commit, deploy }: Notified): Words {
  return {
    text: `${shortCommit(commit ?? "")} did not reach ${clientName ?? client}.`,
    tone: "failed",
    path: `/deploys/${deploy}`,
  };
}

function ofRun({ run, client, clientName, facts }: Notified): string {
  const what = facts["kind"] === "destroy" ? "Destroying" : "Provisioning";
  return `${what} ${clientName ?? client}, run R-${run},`;
}

function runPath({ run }: Notified): string {
  return `/runs/R-${run}`;
}
