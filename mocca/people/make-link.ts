import { randomBytes } from "node:crypto";
import { newId } from "../../db/id.ts";
import type { Db, Platform } from "../../db/platform.ts";
import { verification } from "../../db/schema.ts";
import { hashToken } from "../tokens/issue.ts";

const minutes = { "sign-in": 15, invitation: 7 * 24 * 60 } as const;

/** What a link is for, which decides how long it works. */
export type LinkKind = keyof typeof minutes;

export type Link = { url: string; expiresAt: Date };

/**
 * Makes a link that signs one person in, once, and goes on to `to`, a path of ours. The link itself is
 * in the result alone; the database keeps its hash.
 */
export async function makeLink(
  db: Db,
  { config }: Platform,
  personId: string,
  kind: LinkKind,
  to = "/",
): Promise<Link> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + minutes[kind] * 60_000);
  const value = JSON.stringify({ person: personId, to });
  await db
    .insert(verification)
    .values({ id: newId(), identifier: linkIdentifier(token), value, expiresAt });
  return { url: `${new URL("/api/auth/link", config.baseUrl)}?token=${token}`, expiresAt };
}

/** What a link is stored under. */
export function linkIdentifier(token: string): string {
  return `link:${hashToken(token)}`;
}
