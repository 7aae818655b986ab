import { type JWTPayload, type JWTVerifyGetKey, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { SigningKey } from "./signing-keys.ts";

/** How long, in seconds, a token lets through before it has to be renewed. */
export const tokenSeconds = 15 * 60;

const skewSeconds = 60;

/** Whom a token speaks for: a person by their session, or a machine by its service token. */
export type Bearer =
  | { kind: "person"; personId: string; email: string; sessionId: string }
  | { kind: "machine"; clientId: string };

/** Signs an access token with the claims that Cloudflare Access gives; `identity_nonce` is the session. */
export function signToken(
  { kid, key }: SigningKey,
  issuer: string,
  aud: string,
  bearer: Bearer,
): Promise<string> {
  const who: JWTPayload =
    bearer.kind === "person"
      ? { sub: bearer.personId, email: bearer.email, identity_nonce: bearer.sessionId }
      : { sub: "", common_name: bearer.clientId };
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...who, type: "app" })
    .setProtectedHeader({ alg: "RS256", kid, typ: "JWT" })
    .setIssuer(issuer)
    .setAudience([aud])
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + tokenSeconds)
    .sign(key);
}

const personal = z.object({
  sub: z.uuid(),
  email: z.string(),
  identity_nonce: z.uuid(),
  type: z.literal("app"),
  iat: z.number(),
  exp: z.number(),
});

export type PersonalToken = z.output<typeof personal>;

/**
 * Reads a person's token: RS256 alone, by a key of ours, of this issuer and AUD, now, with 60 seconds
 * for clocks that differ. Anything else is undefined.
 */
export async function readToken(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, aud }: { issuer: string; aud: string },
): Promise<PersonalToken | undefined> {
  // A token comes from outside: whatever is wrong with it, it opens nothing.
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      issuer,
      audience: aud,
      clockTolerance: skewSeconds,
      requiredClaims: ["exp", "nbf", "iat"],
    });
    const read = personal.parse(payload);
    return read.iat > Date.now() / 1000 + skewSeconds ? undefined : read;
  } catch {
    return undefined;
  }
}
