import { baseUrl, type Runtime } from "./runtime.ts";
import type { World } from "./world.ts";

type Headers = Record<string, string>;

/** What one visitor has got from a runtime so far, for later requests. */
export type Visit = { world: World; cookie: Headers; token: string; thread: string };

export type Ask = {
  method?: string;
  /** From the base URL, or a whole address. */
  at: string;
  headers?: Headers;
  body?: unknown;
};

export type Step = {
  name: string;
  /** What both must answer with. */
  status: number;
  ask(visit: Visit): Ask;
  /** Keeps what later requests need. */
  keep?(visit: Visit, answer: { headers: globalThis.Headers; text: string }): void;
};

export type Answer = { status: number; headers: Record<string, string>; text: string };

/** Headers that say how something was carried, or that only one runtime's server adds. */
const carriage = new Set(
  "cf-cache-status connection content-encoding content-length date etag mf-content-encoding transfer-encoding upgrade vary".split(
    " ",
  ),
);

/** Takes one step at a runtime. */
export async function take(step: Step, runtime: Runtime, visit: Visit): Promise<Answer> {
  const { method = "GET", at, headers = {}, body } = step.ask(visit);
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const init = {
    method,
    headers: { ...json, ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
  const answer = await runtime.fetch(new URL(at, baseUrl).toString(), init);
  const text = await answer.text();
  step.keep?.(visit, { headers: answer.headers, text });
  const told = [...answer.headers].filter(([name]) => !carriage.has(name));
  return { status: answer.status, headers: Object.fromEntries(told), text };
}
