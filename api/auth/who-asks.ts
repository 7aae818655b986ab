import { and, eq, gt, isNull } from "drizzle-orm";
import { parseSigned } from "hono/utils/cookie";
import type { Actor } from "../../db/actor.ts";
import type { Platform } from "../../db/platform.ts";
import { person, session } from "../../db/schema.ts";
import { openKey } from "../../mocca/keys/open-key.ts";
import type { House } from "../../mocca/verb.ts";
import { cookieOf } from "./cookie.ts";
import { authSecret } from "./secret.ts";
import { sessionDays } from "./session-days.ts";

const bearer = /^Bearer (mocca_key_\S+)$/;
const seldomMs = 5 * 60_000;

/**
 * The person behind a request: by the cookie of their session, or by an API key in `Authorization`.
 * Nobody when there is neither, when it has ended, or when the person has left. Each use of a session
 * lets it live for its whole time again.
 */
export async function whoAsks(house: House, request: Request): Promise<Actor | undefined> {
  const key = bearer.exec(request.headers.get("authorization") ?? "")?.[1];
  if (key !== undefined) return house.platform.withDb((db) => openKey(db, key));
  const token = await sessionToken(house.platform, request);
  return token === undefined ? undefined : bySession(house.platform, token);
}

async function sessionToken({ config }: Platform, request: Request): Promise<string | undefined> {
  const name = cookieOf(config.baseUrl).session;
  const cookies = request.headers.get("cookie") ?? "";
  const signed = await parseSigned(cookies, authSecret(config.masterKey), name);
  return signed[name] || undefined;
}

async function bySession(platform: Platform, token: string): Promise<Actor | undefined> {
  const now = new Date();
  const [row] = await platform.withDb((db) =>
    db
      .select({
        id: session.id,
        updatedAt: session.updatedAt,
        person: { id: person.id, name: person.name, email: person.email, role: person.role },
      })
      .from(session)
      .innerJoin(person, eq(person.id, session.personId))
      .where(and(eq(session.token, token), gt(session.expiresAt, now), isNull(person.endedAt))),
  );
  if (row === undefined) return undefined;
  if (now.getTime() - row.updatedAt.getTime() > seldomMs)
    platform.waitUntil(prolong(platform, row.id, now));
  return { via: "console", person: row.person, session: row.id };
}

async function prolong(platform: Platform, id: string, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000);
  await platform.withDb((db) =>
    db.update(session).set({ updatedAt: now, expiresAt }).where(eq(session.id, id)),
  );
}
