import type { IncomingMessage } from "node:http";
import { plainPage, plainPagePolicy } from "../../../access/plain-page.ts";
import type { PlainAnswer } from "./guard.ts";

/** A "no" of the front door: a plain page for a browser, problem details (RFC 9457) for a program. */
export function page(
  request: IncomingMessage,
  status: number,
  title: string,
  detail: string,
  retryAfter?: number,
): PlainAnswer {
  const wait: Record<string, string> =
    retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  const headers = { ...wait, "Cache-Control": "no-store" };
  if (!request.headers.accept?.includes("text/html")) {
    const body = JSON.stringify({ type: "about:blank", status, title, detail });
    return { status, headers: { ...headers, "Content-Type": "application/problem+json" }, body };
  }
  return {
    status,
    headers: {
      ...headers,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": plainPagePolicy,
      "X-Content-Type-Options": "nosniff",
    },
    body: plainPage(title, detail),
  };
}
