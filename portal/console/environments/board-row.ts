import type { Questions } from "../../../api/v1/calls.ts";

/** A project on the board, with its two environments. */
export type BoardRow = Questions["environments/board"]["output"]["rows"][number];
export type Place = BoardRow["staging"];
