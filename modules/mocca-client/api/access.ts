import { createMiddleware } from "hono/factory";
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from "jose";
import { type ApiEnv, type Bindings, problem } from "../../contract.ts";

const header = "cf-access-jwt-assertion";
const skewSeconds = 60;

/** The key sets of team domains, kept between requests; a key that is not known is fetched within seconds. */
const keySets = new Map<string, JWTVerifyGetKey>();

/**
 * Checks once more who was let in, whatever stands before this Worker: the assertion must be signed by
 * a key of the team domain (RS256 alone), for the application that is asked (`/api` has its own), and be
 * good now. Without its settings the environment stays shut.
 */
export const checkAccess = createMiddleware<ApiEnv>(async (c, next) => {
  const aud = /^\/api(\/|$)/.test(c.req.path) ? c.env.ACCESS_AUD_API : c.env.ACCESS_AUD_DASHBOARD;
  const issuer = c.env.ACCESS_TEAM_DOMAIN;
  if (!aud || !issuer) return shut();
  const token = c.req.header(header);
  const read = token === undefined ? undefined : await readToken(token, { issuer, aud });
  if (read === undefined) return refused();
  if (read.email !== undefined) c.set("email", read.email);
  await next();
  return undefined;
});

/** Whom a token speaks for, by their address where it is a person; undefined when it opens nothing here. */
async function readToken(
  token: string,
  { issuer, aud }: { issuer: string; aud: string },
): Promise<{ email: string | undefined } | undefined> {
  // A token comes from outside: whatever is wrong with it, it opens nothing.
  try {
    const { payload } = await jwtVerify(token, keySet(issuer), {
      algorithms: ["RS256"],
      issuer,
      audience: aud,
      clockTolerance: skewSeconds,
      requiredClaims: ["exp", "iat"],
    });
    if ((payload.iat ?? 0) > Date.now() / 1000 + skewSeconds) return undefined;
    const { email } = payload;
    return { email: typeof email === "string" ? email : undefined };
  } catch (failure) {
    console.warn(`A request was refused: ${failure instanceof Error ? failure.message : failure}`);
    return undefined;
  }
}

function keySet(issuer: Bindings["ACCESS_TEAM_DOMAIN"]): JWTVerifyGetKey {
  const known = keySets.get(issuer);
  if (known) return known;
  const url = new URL("/cdn-cgi/access/certs", issuer);
  const made = createRemoteJWKSet(url, { cooldownDuration: 2_000 });
  keySets.set(issuer, made);
  return made;
}

function shut(): Response {
  return problem({
    status: 503,
    title: "Shut",
    detail:
      "Nobody is let in: this environment was not told which sign-in it belongs to (ACCESS_TEAM_DOMAIN, ACCESS_AUD_DASHBOARD, ACCESS_AUD_API).",
  });
}

function refused(): Response {
  return problem({
    status: 403,
    title: "Not let in",
    detail:
      "Nothing was done: the request does not carry a sign-in of this environment. Open the page again.",
  });
}
