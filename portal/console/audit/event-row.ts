import type { Questions } from "../../../api/v1/calls.ts";

export type EventRow = Questions["audit/list"]["output"]["rows"][number];

/** The door that the actor came through, beside their name. */
export function doorOf({ actor }: EventRow): string {
  return actor.via === "system" ? "by itself" : `by ${actor.via}`;
}
