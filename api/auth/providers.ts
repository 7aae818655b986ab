import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { z } from "zod";
import { verifiedEmail } from "./verified-email.ts";
import { type Way, waysOf } from "./ways.ts";

type Provider = Parameters<typeof genericOAuth>[0]["config"][number];

const claims = z.record(z.string(), z.unknown());

/**
 * The configured OpenID providers, found by discovery: code flow with PKCE, state and nonce, and a
 * signed ID token that must carry the verified address. Nobody is signed up here.
 */
export function providers(config: Parameters<typeof waysOf>[0]) {
  return genericOAuth({ config: waysOf(config).map(provider) });
}

function provider(way: Way): Provider {
  return {
    providerId: way.id,
    name: way.name,
    discoveryUrl: `${way.issuer}/.well-known/openid-configuration`,
    clientId: way.clientId,
    clientSecret: way.clientSecret,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableProviderLogout: true,
    accountSubject: ({ profile }) => profile.sub ?? "",
    async getUserInfo({ idToken }) {
      if (idToken === undefined) return null;
      const profile = payloadOf(idToken);
      const email = verifiedEmail(way, profile);
      if (email === undefined) return null;
      return { ...profile, email, emailVerified: true, name: String(profile["name"] ?? email) };
    },
  };
}

/** The claims of a token whose signature, issuer, audience, time and nonce were checked before. */
function payloadOf(token: string) {
  const [, payload = ""] = token.split(".");
  return claims.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}
