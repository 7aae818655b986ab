import type { IncomingMessage } from "node:http";
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
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 20vh auto 0; max-width: 32rem; padding: 0 1.5rem; }
</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(detail)}</p>
</html>
`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  return {
    status,
    headers: {
      ...headers,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
    },
    body,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
