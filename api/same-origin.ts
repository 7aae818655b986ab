import type { Context, MiddlewareHandler } from "hono";
import { problem } from "./errors.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Lets a writing request that carries a cookie through only from our own pages: its `Origin` must be the
 * base URL's, where all pages are. None counts as a foreign one. 403 otherwise.
 */
export function sameOrigin(baseUrl: string): MiddlewareHandler {
  const base = new URL(baseUrl).origin;
  return async (c: Context, next): Promise<Response | undefined> => {
    const ours = c.req.header("origin") === base;
    if (!reading.has(c.req.method) && c.req.header("cookie") !== undefined && !ours)
      return problem(
        c,
        403,
        "Nothing was done: the request does not come from Mocca's own pages.",
        {
          next: "Use the console itself, or send a key without a cookie.",
        },
      );
    await next();
    return undefined;
  };
}
