import type { LogLine } from "./log-ring.ts";
import type { Version } from "./version.ts";

/** What Mocca asks of the compute host. `instance` names one start of one version, for ever. */
export type Request =
  | { kind: "start"; instance: string; version: Version }
  | { kind: "stop"; instance: string; environmentId: string }
  | { kind: "forget"; environmentId: string }
  | { kind: "logs"; environmentId: string };

export type Answer = { port?: number; lines?: LogLine[]; failed?: string };

/** What happens in the host unasked: a process that keeps dying rests and comes back on another port. */
export type News =
  | { kind: "down"; instance: string; environmentId: string }
  | { kind: "up"; instance: string; environmentId: string; port: number }
  | { kind: "full"; environmentId: string; full: boolean };

export type ToHost = { call: number; request: Request };
export type FromHost = News | { kind: "answer"; call: number; answer: Answer };
