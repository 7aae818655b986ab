import type { Facts } from "../../db/schema.ts";
import { catalogue } from "../../modules/index.ts";
import type { Place } from "./places.ts";

/** A module whose sources in the repository are of another version than the catalogue's. */
export type Behind = { title: string; from: string; to: string };

/** The modules that were composed, as the code's facts hold them, and have a newer version here. */
export function modulesBehind(code: Facts | null): Behind[] {
  const composed = code?.["modules"];
  if (typeof composed !== "object" || composed === null || Array.isArray(composed)) return [];
  return catalogue.flatMap(({ name, title, version }) => {
    const from = composed[name];
    return typeof from === "string" && version !== undefined && from !== version
      ? [{ title, from, to: version }]
      : [];
  });
}

/** Whether staging serves another commit than production does. */
export function isAhead(staging: Place, production: Place): boolean {
  return (
    staging.live !== null &&
    production.live !== null &&
    staging.live.commit !== production.live.commit
  );
}

/** How record and repository stand; `new` before the first commit. */
export function recordState(project: { manifestHash: string; commonHash: string | null }) {
  if (project.commonHash === null) return "new";
  return project.commonHash === project.manifestHash ? "agrees" : "differs";
}
