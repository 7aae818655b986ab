import type { Way } from "./ways.ts";

type Profile = Readonly<Record<string, unknown>>;

/**
 * The address that a provider vouches for, in lower case. Only a verified one counts. Microsoft says
 * `email_verified` of nobody: there it is `xms_edov`, or that the address is the account's own name, in
 * a token of the one tenant. Source: Microsoft's notes on migrating away from unverified e-mail claims.
 */
export function verifiedEmail(way: Way, profile: Profile): string | undefined {
  const email = lower(profile["email"]) ?? lower(profile["preferred_username"]);
  if (email === undefined) return undefined;
  if (way.tenant === undefined) return profile["email_verified"] === true ? email : undefined;
  if (String(profile["tid"]).toLowerCase() !== way.tenant) return undefined;
  const vouched = [true, 1, "1", "true"].some((yes) => profile["xms_edov"] === yes);
  return vouched || email === lower(profile["preferred_username"]) ? email : undefined;
}

function lower(value: unknown): string | undefined {
  return typeof value === "string" && value.includes("@") ? value.toLowerCase() : undefined;
}
