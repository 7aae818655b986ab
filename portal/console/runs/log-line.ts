import type { Questions } from "../../../api/v1/calls.ts";

type Row = Questions["runs/logs"]["output"]["rows"][number];

/** One thing that happened, with the seconds since the run's start. */
export function logLine({ at, kind, actor, facts }: Row, start: number): string {
  const seconds = ((Date.parse(at) - start) / 1000).toFixed(2).padStart(8);
  const about = facts["title"] ?? facts["kind"] ?? facts["by"] ?? "";
  const words = typeof about === "string" ? about : JSON.stringify(about);
  const why = typeof facts["words"] === "string" ? `: ${facts["words"]}` : "";
  return `${seconds} s  ${kind.padEnd(15)} ${words}${why} (${actor})`;
}
