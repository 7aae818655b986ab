import type { Context, MiddlewareHandler } from "hono";

/** What answers a browser's pages; each runtime has its own. */
export type Pages = { answer(request: Request): Promise<Response> };

const notPages = /^\/(api|git|webhooks|access|cdn-cgi|healthz)(\/|$)/;

/**
 * Answers every other GET with the pages, on the base URL's host alone: sign-in and its cookie belong to
 * one host, so the others redirect there.
 */
export function pageRoutes(baseUrl: string, pages: Pages): MiddlewareHandler {
  const base = new URL(baseUrl);
  return async (c: Context, next): Promise<Response | undefined> => {
    const { pathname, search, hostname } = new URL(c.req.url);
    if (notPages.test(pathname)) {
      await next();
      return undefined;
    }
    if (hostname !== base.hostname) return c.redirect(`${base.origin}${pathname}${search}`, 302);
    return pages.answer(c.req.raw);
  };
}
