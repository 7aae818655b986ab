import type { Questions, Verbs } from "../../api/v1/calls.ts";
import { ApiError, type Problem } from "./api-error.ts";
import { atClient } from "./at-client.ts";
import { tellReached } from "./connection.ts";
import { newKey } from "./new-key.ts";

/** Asks a question of the API. Throws `ApiError`. */
export function ask<N extends keyof Questions>(
  name: N,
  input: Questions[N]["input"],
  signal?: AbortSignal,
): Promise<Questions[N]["output"]> {
  const { path, rest } = addressOf(name, input);
  const query = queryOf(rest);
  return fetchJson(
    query === "" ? path : `${path}?${query}`,
    signal === undefined ? {} : { signal },
  );
}

/** Says a verb or a talk. The same `key` again changes nothing twice. Throws `ApiError`. */
export function say<N extends keyof Verbs>(
  name: N,
  input: Verbs[N]["input"],
  key: string = newKey(),
): Promise<Verbs[N]["output"]> {
  const { path, rest } = addressOf(name, input);
  return fetchJson(path, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify(rest),
  });
}

/** Fetches JSON of our own address. Throws `ApiError`, also when nobody answered. */
export async function fetchJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await reach(path, init);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(isProblem(body) ? body : problemOf(response.status));
  // Page and server were built from the same sources.
  return body as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  // A browser tells a lost connection by an error of its own.
  try {
    const response = await fetch(path, init);
    tellReached(!nobodyBehind.has(response.status) || isOurs(response));
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    tellReached(false);
    throw new ApiError(unreachable);
  }
}

/** The path of a call, and what of its input is not in the path. */
function addressOf(name: string, input: object): { path: string; rest: Record<string, unknown> } {
  if (!atClient.has(name)) return { path: `/api/v1/${name}`, rest: { ...input } };
  const { client, ...rest }: { client?: unknown } = { ...input };
  return { path: `/api/v1/clients/${encodeURIComponent(String(client))}/${name}`, rest };
}

function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined)
        query.append(name, typeof one === "object" ? JSON.stringify(one) : String(one));
  return query.toString();
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "title" in body && "status" in body;
}

/** What a proxy answers with while Mocca is started again; its own answers have words. */
const nobodyBehind = new Set([502, 503, 504]);

function isOurs(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("application/problem+json") === true;
}

const unreachable: Problem = {
  status: 0,
  title: "Mocca did not answer.",
  next: "Check your connection, then try again. What you typed is kept.",
};

function problemOf(status: number): Problem {
  if (nobodyBehind.has(status)) return unreachable;
  return { status, title: `Something failed here (${status}).`, next: "Try again in a moment." };
}
