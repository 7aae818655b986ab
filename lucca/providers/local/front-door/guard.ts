import type { IncomingMessage } from "node:http";

/** Which environment a host belongs to. */
export type Route = { environmentId: string; clientName: string; environmentName: string };

export type PlainAnswer = {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  body: string;
};

/** A request that may pass: with headers that only we may set, and cookies that go out with its answer. */
export type Passing = { pass: Readonly<Record<string, string>>; cookies?: readonly string[] };

/** Lets a request pass or answers it itself. */
export type Guard = (
  request: IncomingMessage,
  route: Route,
) => Promise<Passing | { answer: PlainAnswer }>;
