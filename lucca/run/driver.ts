import type { Platform } from "../../db/platform.ts";
import type { Vendor } from "../provider.ts";

/** The moments around one step; tests stop the process at each. */
export type Point = "intended" | "called" | "recorded";

export type Driver = {
  platform: Platform;
  vendors: readonly Vendor[];
  /** Who holds the leases: this process. */
  owner: string;
  /** Aborted when this process drains: the run is left for the next one to take up. */
  signal: AbortSignal;
  /** Told at each point of each step. */
  reached?: (key: string, point: Point) => void;
};
