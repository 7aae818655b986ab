import type { IncomingMessage } from "node:http";

/** Which environment a host belongs to. */
export type Route = { environmentId: string; clientName: string; environmentName: string };

export type PlainAnswer = {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  body: string;
};

/** Lets a request pass, with headers that only we may set, or answers it itself. */
export type Guard = (
  request: IncomingMessage,
  route: Route,
) => Promise<{ pass: Readonly<Record<string, string>> } | { answer: PlainAnswer }>;
