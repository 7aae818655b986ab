import type { Context } from "hono";
import { plainPage } from "../../lucca/access/plain-page.ts";

/** A "no" on the way into an environment, as a page in words. */
export function page(c: Context, status: 400 | 403 | 404, title: string, detail: string): Response {
  c.header("cache-control", "no-store");
  return c.html(plainPage(title, detail, { to: "/", label: "To the console" }), status);
}
