import type { Context } from "hono";
import { notFound, problem } from "../errors.ts";
import { routes } from "./routes.ts";

const ofClient = /^(\/api\/v1\/clients\/)[^/]+(?=\/[^/]+\/)/;

/** What no route took: 405 with the right way for an address that there is, 404 for any other. */
export function noRoute(c: Context): Response {
  const path = c.req.path.replace(ofClient, "$1:client");
  const route = routes.find((one) => one.path === path);
  if (route === undefined) return notFound(c);
  c.header("allow", route.method === "GET" ? "GET, HEAD" : route.method);
  return problem(c, 405, `Nothing was done: this address takes ${route.method}.`);
}
