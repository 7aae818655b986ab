import { passkey } from "@better-auth/passkey";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { newId } from "../../db/id.ts";
import type { Db, Platform } from "../../db/platform.ts";
import * as tables from "../../db/schema.ts";
import { findPerson } from "../../mocca/people/find.ts";
import { overLimit } from "../rate-limit.ts";
import { addressHeader } from "./address-header.ts";
import { cookieOf } from "./cookie.ts";
import { hooks } from "./hooks.ts";
import { links } from "./link.ts";
import { providers } from "./providers.ts";
import { authSecret } from "./secret.ts";

/** The longest that browsers keep a cookie; the session's row decides how long it works. */
const cookieSeconds = 400 * 86_400;

/**
 * The sign-in library on our tables, made for one request. Providers are looked up only where they are
 * needed, since that asks them over the network.
 */
export function authFor(platform: Platform, db: Db, { withProviders = false } = {}) {
  const { config } = platform;
  const { origin, hostname } = new URL(config.baseUrl);
  const { secure, prefix } = cookieOf(config.baseUrl);
  const { person: user, session, account, verification, passkey: passkeys } = tables;
  return betterAuth({
    appName: "Mocca",
    baseURL: origin,
    basePath: "/api/auth",
    secret: authSecret(config.masterKey),
    trustedOrigins: [origin],
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: { user, session, account, verification, passkey: passkeys },
    }),
    user: {
      additionalFields: { role: { type: "string", required: true, input: false } },
      async validateUserInfo({ user: said, source }) {
        if (source.action === "create-user") return { error: "signup_disabled" };
        const found = await findPerson(db, said.email ?? "");
        return found?.id === said.id ? undefined : { error: "account_not_linked" };
      },
    },
    session: {
      fields: { userId: "personId" },
      expiresIn: cookieSeconds,
      disableSessionRefresh: true,
    },
    account: {
      fields: { userId: "personId" },
      updateAccountOnSignIn: false,
      accountLinking: { requireLocalEmailVerified: false },
    },
    databaseHooks: hooks(platform),
    plugins: [
      links(platform),
      passkey({
        rpID: hostname,
        rpName: "Mocca",
        origin,
        schema: { passkey: { fields: { userId: "personId" } } },
      }),
      ...(withProviders ? [providers(config)] : []),
    ],
    rateLimit: {
      enabled: true,
      window: 60,
      max: 60,
      customRules: { "/link": { window: 60, max: 20 }, "/sign-in/social": { window: 60, max: 20 } },
      customStorage: {
        async consume(key, { max, window }) {
          const wait = await overLimit(db, `sign-in ${key}`, { most: max, seconds: window });
          return { allowed: wait === undefined, retryAfter: wait ?? null };
        },
      },
    },
    advanced: {
      // Said, because under tests the library would not check.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: prefix,
      // The prefix of ours is stricter than the library's own.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, sameSite: "lax", httpOnly: true, path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: newId },
    },
    onAPIError: { errorURL: `${origin}/sign-in` },
    telemetry: { enabled: false },
    // Its arguments may hold what a provider said, so they are left out.
    logger: { level: "error", log: (level, said) => platform.log("sign-in", { level, said }) },
  });
}
