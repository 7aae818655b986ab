import type { Questions } from "../../../api/v1/calls.ts";
import { projectTitle } from "../environments/project-title.ts";

export type Plan = Questions["plans/show"]["output"];

/** What a plan is about, as people say it: "Panna", or "Panna · board" for a further project. */
export function cityOf({ client, project }: Plan): string {
  return projectTitle({ client: client.slug, clientName: client.name, project });
}

/** What a plan would do, in one line. */
export function headline(plan: Plan): string {
  const { kind, parts, changes } = plan;
  const made = parts.filter(({ there }) => !there).length;
  if (kind === "destroy") return `Destroy ${cityOf(plan)}: ${parts.length} parts are removed`;
  if (changes !== null)
    return `Change ${cityOf(plan)}: ${changes.length === 1 ? "one value" : `${changes.length} values`}, ${made} of ${parts.length} parts are created or changed`;
  return made === 0
    ? `Provision ${cityOf(plan)} again: nothing new, the code is composed again`
    : `Provision ${cityOf(plan)}: ${made} of ${parts.length} parts are created`;
}
