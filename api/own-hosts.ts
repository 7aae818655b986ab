import type { Context, Next } from "hono";
import { notFound } from "./errors.ts";

const always = ["localhost", "127.0.0.1", "[::1]"];

/** The names that Mocca itself answers on. */
export function ownNames(baseUrl: string): ReadonlySet<string> {
  return new Set([...always, new URL(baseUrl).hostname]);
}

/**
 * Lets only Mocca's own hosts through: the one of MOCCA_BASE_URL and this machine's. Any other is
 * nobody's and gets 404, also a name that somebody pointed at this address.
 */
export function ownHosts(baseUrl: string) {
  const own = ownNames(baseUrl);
  return async (c: Context, next: Next): Promise<Response | undefined> => {
    if (!own.has(new URL(c.req.url).hostname)) return notFound(c);
    await next();
    return undefined;
  };
}
