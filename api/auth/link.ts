import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import type { Platform } from "../../db/platform.ts";
import { useLink } from "../../mocca/people/use-link.ts";

/**
 * `GET /api/auth/link?token=…`: a one-time link. Signs its person in and goes on to the path that it was
 * made for; one that was used or has run out leads to the sign-in page, which says so (`?error=link`).
 */
export function links({ withDb, config }: Platform) {
  const query = z.object({ token: z.string().max(100).default("") });
  const page = (path: string) => new URL(path, config.baseUrl).toString();
  const link = createAuthEndpoint("/link", { method: "GET", query }, async (c) => {
    const used = await withDb((db) => useLink(db, c.query.token));
    const { internalAdapter } = c.context;
    const user = used && (await internalAdapter.findUserById(used.person));
    const session = user && (await internalAdapter.createSession(user.id));
    if (!user || !session) throw c.redirect(page("/sign-in?error=link"));
    await setSessionCookie(c, { session, user });
    throw c.redirect(page(used.to));
  });
  return { id: "mocca-link", endpoints: { link } };
}
