import type { Failure } from "../../db/schema.ts";
import type { PlannedPart } from "../plan.ts";
import type { Found } from "../provider.ts";

/** How a step ended: with a thing that is there, with one that is gone, or not as it should. */
export type Outcome = { part: PlannedPart } & (
  | { end: "made"; found: Found }
  | { end: "removed" }
  | { end: "failed"; failure: Failure }
);

export const stateAfter = ({ end }: Outcome) => (end === "failed" ? "failed" : "done");
