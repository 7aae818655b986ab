import type { Questions } from "../../../api/v1/calls.ts";

export type RunRow = Questions["runs/list"]["output"]["rows"][number];
export type Run = Questions["runs/show"]["output"];
export type Step = Run["steps"][number];

/** Where a step stands in the page's list. */
export const stepId = (key: string) => `step-${key.replaceAll("/", "-")}`;

type Named = { kind: "provision" | "destroy"; client: string; clientSlug: string; project: string };

/** What a run does, as people say it: `Provision Panna`. */
export function whatOf({ kind, client, clientSlug, project }: Named): string {
  const title = clientSlug === project ? client : `${client} · ${project}`;
  return `${kind === "destroy" ? "Destroy" : "Provision"} ${title}`;
}
