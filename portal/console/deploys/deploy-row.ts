import type { Questions } from "../../../api/v1/calls.ts";

export type DeployRow = Questions["deploys/list"]["output"]["rows"][number];
export type Deploy = Questions["deploys/show"]["output"];

type Named = {
  client: string;
  clientSlug: string;
  project: string;
  environment: string | null;
  branch: string;
};

/** Where a deploy goes, as people say it: `Panna · staging`, or a branch that is only checked. */
export function placeOf({ client, clientSlug, project, environment, branch }: Named): string {
  const title = clientSlug === project ? client : `${client} · ${project}`;
  return `${title} · ${environment ?? branch}`;
}

export const kindWords = {
  provision: "first deploy",
  push: "push",
  promote: "promotion",
  rollback: "rollback",
} as const;
