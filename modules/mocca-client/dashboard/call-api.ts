import type { Answer, Problem } from "../../contract.ts";
import { reloadOnce } from "./reload-once.ts";

/** Calls `/api` on this page's own address. Never throws. */
export async function callApi<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api${path}`, init);
    // A sign-in that ran out while nobody looked is renewed by loading the page, on the way to it.
    if (response.status === 401 && init.method === undefined) reloadOnce();
    const body: unknown = await response.json();
    // The Worker that answers was built from the same commit as this page.
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, problem: isProblem(body) ? body : unexplained(response.status) };
  } catch {
    // No answer, or one that is not the API's own, such as a sign-in page on the way.
    return { ok: false, problem: unreachable };
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "title" in body && "detail" in body;
}

const unreachable: Problem = {
  status: 0,
  title: "No connection",
  detail: "The server did not answer. Check your connection, then try again.",
};

function unexplained(status: number): Problem {
  return { status, title: "Something failed here", detail: `Try again in a moment (${status}).` };
}
