import type { RunView } from "../../mocca/runs/read.ts";
import { cityTitle } from "../city-title.ts";
import type { Button, Message, ProgressRow } from "../message.ts";
import { duration, shortCommit } from "../words.ts";

/** The one live card of a run: what it does while it runs, and how it ended. */
export function runCard(view: RunView, now: Date): Message {
  const { run, steps } = view;
  const since = run.startedAt ?? run.createdAt;
  const facts = factsOf(view);
  return {
    card: `run:${run.id}`,
    text: headline(view),
    tone: run.state,
    progress: {
      done: steps.filter((step) => step.state === "done").length,
      total: steps.length,
      ms: (run.finishedAt ?? now).getTime() - since.getTime(),
      rows: steps.map((step) => row(step, now)),
    },
    ...(facts.length > 0 && { facts }),
    ...(notes(view).length > 0 && { notes: notes(view) }),
    buttons: buttonsOf(view),
    ...(facts.length > 0 && { links: linksOf(view) }),
    footer: `asked by ${view.askedBy} · run R-${run.number}`,
    audience: "room",
  };
}

function headline({ run, steps, ...view }: RunView): string {
  const client = cityTitle(view);
  const destroys = run.kind === "destroy";
  const failed = steps.find((step) => step.state === "failed");
  switch (run.state) {
    case "waiting":
    case "running":
      return destroys ? `Destroying ${client}` : `Provisioning ${client} on staging and production`;
    case "done":
      return destroys ? `${client} is destroyed` : `${client} is live`;
    case "failed":
      return `${client} was not ${destroys ? "destroyed" : "provisioned"}: ${failed?.failure?.words ?? "a step failed"}`;
    case "stopped":
      return `${destroys ? "Destroying" : "Provisioning"} ${client} was stopped`;
    case "undone":
      return `${client} was undone`;
  }
}

function factsOf({ run, environments, commit }: RunView) {
  if (run.state !== "done" || run.kind !== "provision") return [];
  const since = (run.startedAt ?? run.createdAt).getTime();
  const clock = (at: Date | null) => (at === null ? "" : duration(at.getTime() - since));
  const addresses = [...environments]
    .sort((a, b) => b.name.localeCompare(a.name))
    .flatMap(({ name, address }) =>
      address === null
        ? []
        : [{ label: name === "staging" ? "Staging" : "Production", value: address, link: address }],
    );
  return [
    ...addresses,
    ...(commit === undefined ? [] : [{ label: "Commit", value: shortCommit(commit) }]),
    { label: "Provisioned", value: clock(run.provisionedAt) },
    { label: "Live", value: clock(run.liveAt) },
  ];
}

/** The two environments to open, staging first. */
function linksOf({ environments }: RunView) {
  return environments
    .toSorted((a, b) => b.name.localeCompare(a.name))
    .flatMap(({ name, address }) =>
      address === null ? [] : [{ label: `Open ${name}`, to: address }],
    );
}

function notes({ run, notes, steps }: RunView): string[] {
  const failed = steps.find((step) => step.state === "failed");
  if (run.state === "failed")
    return failed?.failure?.next === undefined ? [] : [failed.failure.next];
  return run.state === "done" ? notes : [];
}

function row(step: RunView["steps"][number], now: Date): ProgressRow {
  const base = { title: step.title, state: step.state };
  if (step.startedAt === null) return base;
  const ms = (step.finishedAt ?? now).getTime() - step.startedAt.getTime();
  const note = step.failure?.words;
  return { ...base, ms, ...(note !== undefined && { note }) };
}

function buttonsOf({ run, clientSlug }: RunView): Button[] {
  const value = { number: run.number, client: clientSlug };
  if (run.state === "waiting" || run.state === "running")
    return [{ label: "Cancel", button: "cancel-run", value, style: "plain" }];
  if (run.state === "failed" || run.state === "stopped")
    return [{ label: "Retry", button: "retry-run", value, style: "usual" }];
  return [];
}
