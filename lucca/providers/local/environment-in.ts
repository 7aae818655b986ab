import type { EnvironmentName } from "../../../db/schema.ts";
import type { Work } from "../../provider.ts";

/** The environment that a part belongs to; a part of the whole project has none, and that is a bug here. */
export function environmentIn(work: Work): { id: string; name: EnvironmentName } {
  const { environment } = work.subject;
  if (environment === undefined) throw new Error(`${work.key} belongs to no environment`);
  return environment;
}
