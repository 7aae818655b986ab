import { createMiddleware } from "hono/factory";
import { type ApiEnv, problem } from "../../contract.ts";

const reading = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a writing request that another site sent. Browsers name the origin of every write; a
 * request with neither an origin nor a cookie comes from a program, which carries its own proof.
 */
export const checkOrigin = createMiddleware<ApiEnv>(async (c, next) => {
  const origin = c.req.header("origin");
  const cookie = c.req.header("cookie");
  const ours = origin === undefined ? cookie === undefined : hostOf(origin) === hostOf(c.req.url);
  if (ours || reading.includes(c.req.method)) return next();
  return problem({
    status: 403,
    title: "Not allowed",
    detail:
      "Nothing was changed: the request did not come from this site. Open the page here and try again.",
  });
});

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host;
}
