import type { Context } from "hono";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { safePath } from "../../lucca/access/safe-path.ts";
import type { House } from "../../mocca/verb.ts";
import { notFound } from "../errors.ts";
import { tooMany } from "../too-many.ts";
import { readBody } from "../v1/read-body.ts";
import { addressHeader } from "./address-header.ts";
import { tellPasskey } from "./tell-passkey.ts";

/** What of the sign-in library may be reached; its other addresses are none. */
const open = [
  "GET /link",
  "POST /sign-out",
  "POST /sign-in/social",
  "GET /callback/microsoft",
  "GET /callback/oidc",
  "GET /passkey/generate-register-options",
  "POST /passkey/verify-registration",
  "GET /passkey/generate-authenticate-options",
  "POST /passkey/verify-authentication",
  "GET /passkey/list-user-passkeys",
  "POST /passkey/update-passkey",
  "POST /passkey/delete-passkey",
];

/**
 * Hands a request to the sign-in library, in one transaction where it asks nobody else, so that a session
 * or a passkey comes and goes together with its event. HEAD consumes nothing: mail programs look at links
 * first.
 */
export async function answerAuth(house: House, address: string, c: Context): Promise<Response> {
  const { platform } = house;
  const path = c.req.path.slice("/api/auth".length);
  if (c.req.method === "HEAD" && open.includes(`GET ${path}`)) return c.body(null, 204);
  if (!open.includes(`${c.req.method} ${path}`)) return notFound(c);
  const request = path === "/sign-in/social" ? await startOnly(c) : new Request(c.req.raw);
  request.headers.set(addressHeader, address);
  // It is large, so the first request for it loads it, and Mocca starts sooner.
  const { authFor } = await import("./auth.ts");
  const asksProvider = path === "/sign-in/social" || path.startsWith("/callback/");
  const answer = await platform.withDb((db) =>
    asksProvider
      ? authFor(platform, db, { withProviders: true }).handler(request)
      : db.transaction(async (tx) => {
          const within: House = { ...house, platform: { ...platform, withDb: (work) => work(tx) } };
          const answer = await authFor(within.platform, tx).handler(request);
          if (answer.ok) await tellPasskey(within, request, path);
          return answer;
        }),
  );
  if (answer.status === 429) return tooMany(c, Number(answer.headers.get("x-retry-after") ?? 60));
  return answer;
}

const start = z.object({
  provider: z.enum(["microsoft", "oidc"]),
  callbackURL: z.string().max(2_000).optional(),
  disableRedirect: z.boolean().optional(),
});

/**
 * Signing in at a provider begins with these values alone: it ends on a path of ours, and a token that
 * somebody brings along is not taken.
 */
async function startOnly(c: Context): Promise<Request> {
  const read = start.safeParse(await readBody(c));
  if (!read.success)
    throw new Refusal("invalid", "Nobody was signed in.", "Start at the sign-in page.");
  const headers = new Headers(c.req.raw.headers);
  headers.delete("content-length");
  const said = { ...read.data, callbackURL: safePath(read.data.callbackURL) };
  return new Request(c.req.url, { method: "POST", headers, body: JSON.stringify(said) });
}
